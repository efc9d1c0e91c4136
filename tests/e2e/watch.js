// In every page of a watched site (see server.rs): tells the server what goes wrong in it, at once, so
// that nothing is lost when the page goes.
{
  const tell = (words) => {
    const request = new XMLHttpRequest();
    try {
      request.open('POST', 'COMPLAINT', false);
      request.send(words);
    } catch {
      // Nobody is there to be told.
    }
  };
  addEventListener('securitypolicyviolation', (e) => {
    tell(`VIOLATION ${e.effectiveDirective} ${e.blockedURI} ${e.sample} ${e.sourceFile}:${e.lineNumber}`);
  });
  const named = ({ target }) => target?.src ?? target?.href ?? '';
  // A chart makes its own height, of which its observer hears a frame later: browsers tell of that as of
  // an error, and it is none.
  const isLate = ({ message }) => message?.startsWith('ResizeObserver loop');
  addEventListener('error', (e) => isLate(e) || tell(`an error: ${e.message ?? named(e)}`), true);
  addEventListener('unhandledrejection', (e) => tell(`nobody caught: ${e.reason}`));
  const error = console.error;
  console.error = (...words) => {
    tell(`the console says: ${words.join(' ')}`);
    error.apply(console, words);
  };
  // What was written at build, for tests to see whether it stays.
  addEventListener('DOMContentLoaded', () => {
    window.written = [...document.querySelectorAll('.dir, .card, .chip, h1')];
  });
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) {
      if (/^\w+:\/\//.test(name) && !name.startsWith(`${location.origin}/`)) {
        tell(`a request left the site: ${name}`);
      }
    }
  }).observe({ type: 'resource', buffered: true });
}
