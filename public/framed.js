// In a page that stands in a frame on another site's page, before anything of it is shown: which of its
// parts the address asks for (`?embed=chart,facts`), and in which colours. What follows from it is in the
// style; without script all parts are shown, as the page was written (`keikaku prerender`).
//
// The same pages outside of frames have no such script, and wait for none.
{
  const asked = /[?&]embed=([^&]*)/.exec(location.hash);
  // Some editors of pages encode commas.
  const words = asked ? asked[1].split(/,|%2c/i) : [];
  const parts = ['facts', 'chart', 'table', 'judgement', 'kpis', 'directions'];
  const chosen = parts.filter((part) => words.includes(part));
  document.documentElement.dataset.embed = (chosen.length ? chosen : parts).join(' ');
  // Colours, where the other site's page is not the reader's own choice: `&scheme=dark`.
  const scheme = /[?&]scheme=(light|dark)(?:&|$)/.exec(location.hash);
  if (scheme) {
    document.documentElement.dataset.scheme = scheme[1];
  }
}
