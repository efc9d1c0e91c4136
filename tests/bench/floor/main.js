// Does nothing on a click but change one text: what a change costs before any page does its work.
const count = document.getElementById('count');
for (let n = 0; n < 8; n++) {
  const chip = document.createElement('button');
  chip.className = 'chip';
  chip.textContent = n;
  chip.onclick = () => { count.textContent = n; };
  document.getElementById('app').append(chip);
}
