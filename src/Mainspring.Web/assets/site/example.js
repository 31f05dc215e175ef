// <ms-example data-records="[{…}]">: its button fills the form with one of the records, another than the one that stands there.
customElements.define('ms-example', class extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    const records = JSON.parse(this.dataset.records);
    let next = Math.floor(Math.random() * records.length);
    this.querySelector('button').addEventListener('click', () => {
      const form = document.getElementById(this.getAttribute('for'));
      const fields = [...form.querySelectorAll('[name^="field."]')];
      const value = (record, field) => String(record[field.name.slice('field.'.length)] ?? '');
      for (const _ of records) {
        const record = records[next++ % records.length];
        if (fields.some((field) => field.value !== value(record, field))) {
          for (const field of fields) {
            field.value = value(record, field);
          }
          return;
        }
      }
    });
  }
});
