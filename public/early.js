// Runs before the page is shown, within it.

// A page that stands in a frame on another site's page shows no header, only the parts that its address
// asks for (`?embed=chart,facts`), from the first moment on. What follows from it is in the style, and the
// links lead into a window of their own.
{
  const asked = /^#[^?]*\?(?:.*&)?embed=([^&]*)/.exec(location.hash);
  if (asked) {
    const parts = ['facts', 'chart', 'table', 'judgement', 'kpis', 'directions'];
    const words = asked[1].split(',');
    const chosen = parts.filter((part) => words.includes(part));
    document.documentElement.dataset.embed = (chosen.length ? chosen : parts).join(' ');
    // Its colours, where the other site's page is not the reader's own choice: `&scheme=dark`.
    const scheme = /[?&]scheme=(light|dark)(?:&|$)/.exec(location.hash);
    if (scheme) document.documentElement.dataset.scheme = scheme[1];
    const base = document.createElement('base');
    base.target = '_blank';
    document.head.append(base);
  }
}

// What comes after the first part of the program is asked for when the style has arrived, so that it comes
// right behind that part and not beside it. When the loader runs, the line has been idle for a while.
const follow = ({ target }) => {
  if (target.as !== 'style') {
    return;
  }
  document.removeEventListener('load', follow, true);
  const program = document.querySelector('meta[name=app-program]');
  // A page that is read first names its program alone.
  if (program && document.querySelector('link[id=app-wasm]')) {
    for (const href of [program.content, 'plan.json']) {
      const link = document.createElement('link');
      Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href });
      document.head.append(link);
    }
  }
};
document.addEventListener('load', follow, true);
