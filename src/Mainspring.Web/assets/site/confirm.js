// A form with data-confirm="question" asks before it is sent.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.dataset.confirm || form.dataset.confirmed) {
    return;
  }
  event.preventDefault();
  const submitter = event.submitter;
  const dialog = document.createElement('dialog');
  dialog.className = 'ms-dialog';
  dialog.setAttribute('aria-label', 'Please confirm');
  const text = document.createElement('p');
  text.textContent = question(form);
  const buttons = document.createElement('div');
  buttons.className = 'ms-dialog-buttons';
  buttons.append(button('Cancel', 'btn', 'cancel'), button(form.dataset.confirmButton ?? 'Confirm', 'btn btn-primary', 'yes'));
  const inner = document.createElement('form');
  inner.method = 'dialog';
  inner.append(text, buttons);
  dialog.append(inner);
  dialog.addEventListener('close', () => {
    const yes = dialog.returnValue === 'yes';
    dialog.remove();
    if (yes) {
      form.dataset.confirmed = 'yes';
      form.requestSubmit(submitter);
      delete form.dataset.confirmed;
    } else {
      submitter?.focus();
    }
  });
  document.body.append(dialog);
  dialog.showModal();
});

// "{name}" in the question stands for what the field of that name holds.
function question(form) {
  const values = new FormData(form);
  return form.dataset.confirm.replace(/\{(\w+)\}/g, (whole, name) => values.get(name) ?? whole);
}

function button(text, classes, value) {
  const made = document.createElement('button');
  made.className = classes;
  made.value = value;
  made.textContent = text;
  return made;
}
