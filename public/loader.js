// Starts the app, and tells the page meanwhile how far the download is or why it failed.
//
// A file of its own, because a strict Content-Security-Policy forbids inline scripts. The addresses
// come from the links that Trunk writes into the page (see Trunk.toml).
//
// Every browser that knows modules can read this: the build writes newer syntax in older words. What may
// be missing is asked for before it is used, so that an old browser shows the page as it was written at
// build, and a sentence. README.md says which browsers are new enough.

/** A failure whose message is written for the person who reads the page. */
class Failure extends Error {}

/** A view in the address, which is no place of the page. */
const SAID = /^#[/?]/;
/** One of another page. */
const OTHER = /^#\/[^?]/;
/** One that shows more than the page as it was written: in which language and how does not count. */
const CHOSEN = /^#\/|[?&](?!(lang|ruby|embed|scheme)=)/;

const loading = document.getElementById('loading');
const app = document.getElementById('app');

// The page's own address changes while one goes about in the plan; its files stay where they are.
const base = document.baseURI;
const root = app?.dataset.root ?? '';
window.keikakuFile = (name) => {
  try {
    return new URL(name, new URL(root, base)).href;
  } catch {
    // A page that stands nowhere, as in `data:`.
    return name;
  }
};
keepStyle();

window.keikakuKept = () => Boolean(navigator.serviceWorker?.controller);

const { dataset } = document.documentElement;
if (parent !== window) {
  dataset.framed = '';
}

// In a frame on another page, that page is told how high this one is: the size of the frame changes as
// well, when somebody there begins to listen. Nothing is listened to here.
if (dataset.embed && parent !== window) {
  const around = document.referrer ? new URL(document.referrer).origin : '*';
  const tell = () => {
    const value = document.documentElement.getBoundingClientRect().height;
    parent.postMessage({ keikaku: 'height', value }, around);
  };
  // At once as well: a frame that nobody sees yet is not told of its size.
  tell();
  if (window.ResizeObserver) {
    new ResizeObserver(tell).observe(document.documentElement);
  }
  addEventListener('resize', tell);
  // Nor of its content's, on another origin.
  new MutationObserver(() => setTimeout(tell, 100)).observe(app, { childList: true, subtree: true });
}

const OLD =
  'このブラウザーでは、絞り込み、検索、グラフの操作ができません（古いか、WebAssembly が止められています）。ページの内容はそのまま読めます。操作するときは、新しいブラウザーをお使いください。';

// A module that does nothing, with each of what the program's modules need: several results, references
// in tables, an exported global that changes, copying of memory, conversions that never trap, signs that
// are extended.
const NEEDED_WASM =
  'AGFzbQEAAAABDAJgAW8Cf39gAAJ/fwMCAQAEBAFvAAEFAwEAAQYGAX8BQQALBwUBAWcDAAoiASAAQQBBAEEA/AoAAEEAIAAmAEQAAAAAAAAAAPwCwEEACw==';

function isNewEnough() {
  const needed = Uint8Array.from(atob(NEEDED_WASM), (letter) => letter.charCodeAt(0));
  return (
    typeof WebAssembly === 'object' &&
    WebAssembly.validate(needed) &&
    'replaceChildren' in Element.prototype &&
    'ResizeObserver' in window &&
    'HTMLDialogElement' in window
  );
}

// Once it runs, the app takes the notice away itself, when it has the plan to show.
start().catch(showFailure);

async function start() {
  if (!isNewEnough()) {
    loading?.removeAttribute('hidden');
    throw new Failure(OLD);
  }
  let files = filesOfReader();
  // Whoever opened the page anew by one of its controls has the focus there again (`browser::language`).
  const used = Array.isArray(history.state);
  if (used) {
    // What was written stands there for a moment only.
    app?.removeAttribute('data-outline');
  }
  const asWritten = app?.dataset.page && !SAID.test(location.hash) && !files.length && !used && !window.keikakuKept();
  repeatWhatWasDone();
  if (asWritten) {
    await wanted();
    files = filesOfReader();
  }
  loading?.removeAttribute('hidden');
  // Said once it is seen (public/first.css): where it takes long.
  setTimeout(() => {
    const said = loading?.querySelector('[role=status]');
    if (said) {
      said.textContent = '計画を読み込んでいます。';
    }
  }, 1000);
  // The overview has asked for both already.
  const first = download(address('app-wasm'));
  const program = Promise.all([import(address('app-glue')), first]);
  if (app?.dataset.outline && !files.length && !OTHER.test(location.hash)) {
    // It answers choices alone, and so comes before all else.
    first.then(() => fetchAhead(files), () => {});
  } else {
    fetchAhead(files);
  }
  // In a task of its own, while the program is on its way: there are many.
  await new Promise((done) => setTimeout(done));
  keepLinks();
  const [glue, response] = await program;
  await glue.default({ module_or_path: response });
}

// The style of what stands below the lede is named there, so that the lede need not wait for it. With the
// page it goes when the program shows another one; then the same takes its place, which waits in the head.
function keepStyle() {
  const first = document.querySelector('head > style');
  if (first && !first.sheet) {
    // A policy of the host's own forbids styles within pages: this one is a file as well.
    const file = document.createElement('link');
    Object.assign(file, { rel: 'stylesheet', href: window.keikakuFile('first.css') });
    document.head.append(file);
  }
  const sheet = app?.querySelector('link[rel=stylesheet]');
  if (!sheet) {
    return;
  }
  const { href } = sheet;
  if (!sheet.sheet) {
    // Not every server knows the type of a style: its text is allowed in the page.
    const style = document.createElement('style');
    download(href).then(async (response) => {
      style.textContent = await response.text();
      document.head.append(style);
    }, console.error);
    return;
  }
  const kept = document.createElement('link');
  Object.assign(kept, { rel: 'stylesheet', media: 'not all', href });
  document.head.append(kept);
  const gone = new MutationObserver(() => {
    if (!sheet.isConnected) {
      gone.disconnect();
      kept.media = 'all';
    }
  });
  gone.observe(app, { childList: true, subtree: true });
}

// Links lead where they led, when the program changes the page's own address; and on paper they say it.
function keepLinks() {
  for (const link of document.querySelectorAll('#app a[href]:not([href^="#"]), link[rel=icon], link[rel=manifest]')) {
    link.href = link.href;
  }
}

// A page that was written at build can be read as it is, and who follows a link to an indicator often does
// no more. There the program, many times as large, comes when somebody is about to use it. At once it comes
// on the overview, where one chooses, and where the page is not to stay as it was written: by what its
// address says, in another language, with furigana, from a newer plan; and where a copy is kept, for which
// it looks for a newer one.
function wanted() {
  const control = 'button, input, select, summary, .chart';
  const listening = new AbortController();
  const options = { capture: true, passive: true, signal: listening.signal };
  return new Promise((found) => {
    const come = () => {
      listening.abort();
      found();
    };
    for (const sign of ['pointerover', 'pointerdown', 'focusin', 'change']) {
      addEventListener(sign, ({ target }) => target.closest?.(control) && come(), options);
    }
    addEventListener('hashchange', () => SAID.test(location.hash) && come(), options);
    isNewer().then((newer) => newer && come(), console.error);
  });
}

/** Whether the plan is another one than the page was written from. */
async function isNewer() {
  const response = await fetch(window.keikakuFile('plan.json'));
  return response.ok && fingerprint(new Uint8Array(await response.arrayBuffer())) !== app.dataset.plan;
}

/** FNV-1a, 64 bits, as `plan::fingerprint`. */
function fingerprint(bytes) {
  const range = 2 ** 32;
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (const byte of bytes) {
    low = (low ^ byte) >>> 0;
    const product = low * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / range) + low * 256) % range;
    low = product % range;
  }
  return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}

// What somebody does before the program listens is done when it does, in the same order: buttons (one that
// is pressed again because nothing has happened yet counts once), values, and points of a chart by pointer,
// touch and keys. Links, folded parts and the words of a search need nobody, and choices only the first
// part of the program, which says when it answers them.
function repeatWhatWasDone() {
  let done = [];
  let answered = false;
  const isChoice = (on) => on.matches('[data-id], #clear');
  window.keikakuAnswers = () => {
    answered = true;
    const chosen = done.filter(({ on }) => isChoice(on));
    done = done.filter(({ on }) => !isChoice(on));
    chosen.forEach(({ on, event }) => on.dispatchEvent(event));
    app.dataset.answers = '';
  };
  const kinds = ['click', 'change', 'input', 'keydown', 'pointerdown', 'pointermove'];
  const remember = (event) => {
    const { type, target } = event;
    const chart = target.closest?.('.chart');
    const button = type === 'click' && target.closest?.('button');
    const field = (type === 'change' || type === 'input') && target.id !== 'search' && target;
    const on = chart || button || field;
    const last = done[done.length - 1];
    const again = last && last.on === on && last.event.type === type;
    if (!on || (again && button && !chart) || (answered && isChoice(on))) {
      return;
    }
    if (again && type === 'pointermove') {
      done.pop();
    }
    done.push({ on, value: field.value, event: new event.constructor(type, event) });
  };
  kinds.forEach((kind) => addEventListener(kind, remember, true));
  const over = new MutationObserver(async () => {
    if (loading.isConnected) {
      return;
    }
    over.disconnect();
    delete document.documentElement.dataset.asked;
    kinds.forEach((kind) => removeEventListener(kind, remember, true));
    for (const { on, value, event } of done) {
      // A chart has its points once it is drawn.
      for (let frame = 0; frame < 60 && on.matches('.chart') && !on.querySelector('canvas[width]'); frame++) {
        await new Promise(requestAnimationFrame);
      }
      if (value !== undefined) {
        on.value = value;
      }
      if (on.isConnected) {
        on.dispatchEvent(event);
      }
    }
  });
  if (loading) {
    over.observe(loading.parentNode, { childList: true });
  }
}

// What the program asks for in the reader's language. The program decides (`app::language`,
// `app::furigana`); a wrong guess costs time only.
function filesOfReader() {
  const view = location.hash.split('?');
  const asked = new URLSearchParams(view[1]);
  const kept = (name) => {
    try {
      return localStorage.getItem(`keikaku.${name}`);
    } catch {
      return null;
    }
  };
  const known = [...document.querySelectorAll('#language option')].map((option) => option.value);
  const main = (tag) => tag.split('-')[0].replace('tl', 'fil');
  const preferred = navigator.languages.map((tag) => known.find((code) => main(code) === main(tag)));
  const language = [asked.get('lang'), kept('language'), ...preferred].find((code) => known.includes(code)) ?? 'ja';
  // A page of its own names what it says besides (`cli::texts::of_page`): as it was written.
  if (CHOSEN.test(location.hash)) {
    app?.removeAttribute('data-texts');
  }
  const names = `lang/{}.txt ${app?.dataset.texts ?? 'plan.{}.txt'}`.replaceAll('{}', language);
  const files = language === 'ja' ? [] : names.split(' ');
  if (main(language) === 'ja' && (asked.get('ruby') ?? kept('furigana')) === 'on') {
    files.push('readings.txt');
  }
  return files;
}

// What the program will ask for as soon as it runs is fetched beside it: its later parts, and what is in
// the reader's language.
function fetchAhead(files) {
  // The one file has everything in itself.
  if (document.querySelector('script[data-file]')) {
    return;
  }
  const needed = ['program', ...(app?.dataset.parts?.split(' ') ?? [])];
  if (files.length) {
    needed.push('words');
  }
  if (files.includes('readings.txt')) {
    needed.push('ruby');
  }
  // Of a long list, which has no outline, `rest` makes what is in sight.
  const isLong = app?.dataset.plan && !app.dataset.page && !app.dataset.outline;
  if (isLong || OTHER.test(location.hash)) {
    needed.push('words', 'ruby', 'rest');
  }
  if (needed.includes('rest') && !app?.dataset.texts) {
    // What the rest says in the reader's language.
    const further = files.filter((file) => file !== 'readings.txt');
    files = [...files, ...further.map((file) => file.replace('.txt', '.rest.txt'))];
  }
  const parts = [...new Set(needed)].map((name) => named(`app-${name}`)).filter(Boolean);
  const asked = [...document.querySelectorAll('link[rel=preload]')].map((link) => link.href);
  for (const href of [...parts, ...['plan.json', ...files].map(window.keikakuFile)]) {
    if (asked.includes(href)) {
      continue;
    }
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href });
    document.head.append(link);
  }
}

// On paper: the page's address, and where links lead that the style does not print in their place.
// Here, for it stands there whatever of the page is there.
const LINKS = 'main a[href]:not([href^="#"]:not([href^="#/"]), .tool, .crumbs a, [hidden]:not(.matrix tr) a)';
const IN_PLACE = '.card h3 a, .theme-head a, .measure > :is(h3, h4) a, .hits a';
let unfolded = [];
addEventListener('afterprint', () => {
  unfolded.forEach((details) => details.removeAttribute('open'));
  unfolded = [];
});
addEventListener('beforeprint', () => {
  keepLinks();
  // Of a list all, as soon as this is done.
  document.querySelectorAll('main .strip + .more, main .hits > .more').forEach((button) => button.click());
  // The program does the same once it runs.
  if (loading?.isConnected) {
    unfolded = [...document.querySelectorAll('details:not([open], .take, .take-here)')];
    unfolded.forEach((details) => details.setAttribute('open', ''));
  }
  const links = [...document.querySelectorAll(LINKS)];
  const said = new Set(links.filter((link) => link.matches(IN_PLACE)).map((link) => link.href));
  const place = document.getElementById('address');
  // In another language the program has said what it is.
  const [label, colon] = place.title ? [place.title, ': '] : ['このページの場所', '：'];
  const lines = [label + colon + location.href];
  for (const link of links) {
    if (!said.has(link.href)) {
      said.add(link.href);
      const words = link.cloneNode(true);
      words.querySelectorAll('rt, i').forEach((part) => part.remove());
      lines.push(words.textContent + colon + link.href);
    }
  }
  place.textContent = lines.join('\n');
});

// The later parts of the program follow when they are asked for: once, and anew after a failure. Each
// needs those before it. They exist only where the build has divided the module.
const PARTS = ['program', 'words', 'ruby', 'rest', 'more'];
const parts = {};
const takePart = async () => {};
window.keikakuPart = (name) => {
  parts[name] ??= fetchPart(name).catch((error) => {
    parts[name] = undefined;
    // Where the app waits for it with taking over a page that was written at build, that page stays.
    showFailure(error);
    throw error;
  });
  return parts[name];
};

async function fetchPart(name) {
  const before = PARTS[PARTS.indexOf(name) - 1];
  const [response] = await Promise.all([
    download(named(`app-${name}`) ?? base),
    before && window.keikakuPart(before),
    name === 'more' && styled('more.css'),
  ]);
  await takePart(response);
}

/** Adds a style; without it, its part is plain. */
function styled(file) {
  // The one file has everything in itself.
  return document.querySelector('script[data-file]') || new Promise((done) => {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'stylesheet', href: window.keikakuFile(file), onload: done, onerror: done });
    document.head.append(link);
  });
}

async function download(url) {
  const response = await fetch(url);
  if (!response.ok) {
    throw new Error(`${response.status} ${response.statusText} ${url}`);
  }
  const type = response.headers.get('content-type') ?? '';
  // A copy is counted, so that the browser compiles the original and may keep the compiled code.
  const counted = response.clone();
  countBytes(counted).catch(() => {});
  if (type.split(';')[0].trim() === 'application/wasm') {
    return response;
  }
  // Compiling while it arrives insists on the media type, which not every server knows.
  return new Response(response.body, { headers: { 'content-type': 'application/wasm' } });
}

async function countBytes(response) {
  // With an encoding the length is that of the compressed bytes, which are not the ones counted.
  const encoded = response.headers.has('content-encoding');
  const total = encoded ? 0 : Number(response.headers.get('content-length'));
  const reader = response.body.getReader();
  let received = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }
    received += value.byteLength;
    showProgress(received, total);
  }
}

function showProgress(received, total) {
  const bar = loading?.querySelector('progress');
  const text = loading?.querySelector('small');
  if (!bar || !text) {
    return;
  }
  const kilobytes = (bytes) => `${Math.ceil(bytes / 1000)} KB`;
  if (total > 0) {
    bar.max = total;
    bar.value = received;
  }
  // Beside the status line, not in it: that one is read out whenever it changes.
  text.textContent = total > 0 ? `${kilobytes(received)} / ${kilobytes(total)}` : kilobytes(received);
}

function showFailure(error) {
  console.error(error);
  // What was chosen cannot be shown: then all is.
  delete document.documentElement.dataset.asked;
  if (!loading?.isConnected) {
    return;
  }
  const said = error instanceof Failure;
  const message = said ? error.message : 'ページの部品を読み込めませんでした。通信を確かめて、もう一度お試しください。';
  const paragraph = document.createElement('p');
  paragraph.setAttribute('role', 'alert');
  paragraph.textContent = message;
  loading.textContent = '';
  loading.append(paragraph);
  if (said) {
    return;
  }
  const retry = document.createElement('button');
  retry.type = 'button';
  retry.textContent = 'もう一度読み込む';
  retry.addEventListener('click', () => location.reload());
  const reason = document.createElement('p');
  reason.textContent = `理由：${error?.message ?? error}`;
  loading.append(retry, reason);
}

function address(id) {
  const found = document.getElementById(id)?.href ?? named(id);
  if (!found) {
    throw new Error(`#${id}`);
  }
  return found;
}

/** The address of what is not asked for at once, and so only named. */
function named(id) {
  const meta = document.querySelector(`meta[name=${id}]`);
  return meta ? new URL(meta.content, base).href : undefined;
}
