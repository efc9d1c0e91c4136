// For browsers that know no modules and so never start the program: says under the page, which was
// written at build, what holds there. All others leave this file alone (`nomodule`). Nothing newer than
// the language of 2009, and no function that came later.
(function () {
  var notice = document.getElementById('loading');
  var sentence = document.createElement('p');
  sentence.setAttribute('role', 'alert');
  sentence.appendChild(
    document.createTextNode(
      'このブラウザーは古いため、絞り込み、検索、グラフの操作ができません。ページの内容はそのまま読めます。操作するときは、新しいブラウザーをお使いください。'
    )
  );
  while (notice.firstChild) {
    notice.removeChild(notice.firstChild);
  }
  notice.appendChild(sentence);
  notice.removeAttribute('hidden');
})();
