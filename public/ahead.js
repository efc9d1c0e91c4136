// Beside the page, which does not wait for it. What the address chooses is said to the style, which shows
// the list once it is that (public/style.css). And what comes after the first part of the program is asked
// for when the style has arrived, so that it comes right behind that part and not beside it. When the loader
// runs, the line has been idle for a while.
{
  if (/[?&](department|theme|state|q)=/.test(location.hash)) {
    document.documentElement.dataset.asked = '';
  }
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
    if (target.as === 'style' || target === document) {
      removeEventListener('load', arrived, true);
      removeEventListener('DOMContentLoaded', arrived, true);
      follow();
    }
  };
  const isHere = performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.css'));
  if (isHere && document.body) {
    follow();
  } else {
    // The head names what follows: it has been read when the style arrives, or with the page.
    addEventListener(isHere ? 'DOMContentLoaded' : 'load', arrived, true);
  }
}
