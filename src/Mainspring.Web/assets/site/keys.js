// "/" goes to the search box; "g" and then a letter goes to a page of the sidebar.
let went = 0;
document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input, textarea, select, [contenteditable]');
  if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) {
    return;
  }
  if (event.key === '/') {
    event.preventDefault();
    document.getElementById('search')?.focus();
  } else if (event.key === 'g') {
    went = event.timeStamp;
  } else if (event.timeStamp - went < 1500) {
    went = 0;
    document.querySelector(`nav a[data-key="${CSS.escape(event.key)}"]`)?.click();
  }
});
