// Runs before the page is shown, within it: a page that stands in a frame on another site's page shows
// no header, only the parts that its address asks for (`?embed=chart,facts`), from the first moment on.
// What follows from it is in the style, and the links lead into a window of their own.
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
