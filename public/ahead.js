// Beside the page, which does not wait for it: what comes after the first part of the program is asked for
// when the style has arrived, so that it comes right behind that part and not beside it. When the loader
// runs, the line has been idle for a while.
{
  const follow = () => {
    const program = document.querySelector('meta[name=app-program]');
    // A page that is read first names its program alone.
    if (!program || !document.querySelector('link[id=app-wasm]')) {
      return;
    }
    const at = new URL(program.content, document.baseURI);
    for (const { href } of [at, new URL('plan.json', at)]) {
      const link = document.createElement('link');
      Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href });
      document.head.append(link);
    }
  };
  const arrived = ({ target }) => {
    if (target.as === 'style') {
      document.removeEventListener('load', arrived, true);
      follow();
    }
  };
  if (performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.css'))) {
    follow();
  } else {
    document.addEventListener('load', arrived, true);
  }
}
