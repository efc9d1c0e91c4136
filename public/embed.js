// For a page that shows parts of the plan in frames. One line, anywhere in that page, makes each frame
// as high as what is in it, now and whenever that changes:
//
//   <script async src="https://…/embed.js"></script>
//
// It looks at <iframe data-keikaku> only, believes a message only from such a frame and from the origin
// that this frame was given, and keeps nothing: frames that were taken out of the page are forgotten.
(() => {
  'use strict';
  const HIGHEST_PX = 100000;
  // A page may hold the line once per frame.
  if (window.keikakuEmbed) {
    return;
  }
  window.keikakuEmbed = true;
  const frames = () => [...document.querySelectorAll('iframe[data-keikaku]')];

  addEventListener('message', ({ data, origin, source }) => {
    if (data?.keikaku !== 'height' || !Number.isFinite(data.value)) {
      return;
    }
    const height = Math.ceil(data.value);
    const frame = frames().find((frame) => frame.contentWindow === source);
    if (!frame || origin !== new URL(frame.src).origin || height < 1 || height > HIGHEST_PX) {
      return;
    }
    frame.style.height = `${height}px`;
  });

  // A frame says its height when its size changes: one that was there before this script says it again.
  for (const frame of frames()) {
    frame.style.height = `${frame.offsetHeight + 1}px`;
  }
})();
