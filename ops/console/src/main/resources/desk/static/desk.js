'use strict';
(() => {
  const $ = (q, of = document) => of.querySelector(q);
  const all = (q, of = document) => [...of.querySelectorAll(q)];

  /* Amounts: whole fen, so that sums are exact. */
  const fen = text => {
    const clean = text.trim().replace(/[,，¥]/g, '');
    const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(clean);
    return match ? Number(match[1]) * 100 + Number((match[2] || '').padEnd(2, '0') || 0) : null;
  };
  const yuan = value => '¥' + (value / 100).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

  const total = form => {
    const out = $('[data-total]', form);
    if (!out) return;
    let sum = 0;
    let good = true;
    all('.opinions input', form).forEach(input => {
      const max = fen(input.closest('li').dataset.max);
      const value = input.value.trim() === '' ? 0 : fen(input.value);
      const fits = value !== null && value <= max;
      input.classList.toggle('wrong', !fits);
      good = good && fits;
      sum += fits ? value : 0;
    });
    out.textContent = good ? yuan(sum) : '–';
  };

  const set = (input, value) => {
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };

  document.addEventListener('input', event => {
    const form = event.target.closest('form.command');
    if (form) total(form);
  });

  document.addEventListener('click', event => {
    const button = event.target.closest('button');
    if (!button) {
      const row = event.target.closest('tr[data-href]');
      if (row && !event.target.closest('a') && !String(getSelection())) location.href = row.dataset.href;
      return;
    }
    if (button.dataset.set !== undefined) set($('input', button.parentElement), button.dataset.set);
    if (button.dataset.all) {
      const keep = button.dataset.all === 'keep';
      all('.opinions li', button.form).forEach(li => set($('input', li), keep ? li.dataset.max : '0.00'));
    }
    if (button.dataset.opens) open(button.dataset.opens);
  });

  /* The server takes a form once, however often it is sent; this only shows that it is on its way. */
  document.addEventListener('submit', event => {
    const form = event.target;
    if (!form.matches('form.command')) return;
    const button = event.submitter || $('button[type=submit]', form);
    if (button.getAttribute('aria-disabled') === 'true') {
      event.preventDefault();
      return;
    }
    button.setAttribute('aria-disabled', 'true');
    button.textContent = form.dataset.busy;
  });

  const open = id => {
    const dialog = document.getElementById(id);
    if (dialog.open) dialog.close(); else dialog.showModal();
  };

  const rows = () => all('tr.row');
  const move = by => {
    const list = rows();
    if (list.length === 0) return;
    const at = list.findIndex(row => row.classList.contains('chosen'));
    const next = Math.min(list.length - 1, Math.max(0, at < 0 ? 0 : at + by));
    list.forEach((row, i) => row.classList.toggle('chosen', i === next));
    $('th a', list[next]).focus();
    list[next].scrollIntoView({ block: 'nearest' });
  };

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    c: () => {
      const form = $('.first form[data-command=CLAIM]');
      if (form) form.requestSubmit();
    },
    r: () => {
      const form = $('form[data-command=REVIEW], form[data-command=VOTE], form[data-command=APPEAL]');
      if (form) {
        form.scrollIntoView({ block: 'start' });
        $('.opinions input, textarea', form).focus();
      }
    },
    n: () => {
      if ($('.top nav a[href="/queue"]')) location.href = '/queue/next';
    },
    q: () => {
      const back = $('.crumb a');
      if (back) location.href = back.href;
    },
    '?': () => open('help'),
  };

  document.addEventListener('keydown', event => {
    const typing = event.target.closest('input:not([type=checkbox]), textarea, select');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const dialog = $('dialog[open]');
    if (dialog && event.key !== '?') return;
    const act = Object.hasOwn(keys, event.key) && keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  /* A browser keeps only six connections to a server: pages that nobody looks at give theirs back. */
  const QUIET_MS = 5000;
  const sources = new Set();
  let resting = 0;
  if (window.htmx) {
    htmx.createEventSource = url => {
      const source = new EventSource(url);
      sources.add(source);
      return source;
    };
  }
  document.addEventListener('visibilitychange', () => {
    clearTimeout(resting);
    if (document.hidden) {
      resting = setTimeout(() => sources.forEach(source => source.close()), QUIET_MS);
      return;
    }
    const closed = [...sources].filter(source => source.readyState === EventSource.CLOSED);
    if (closed.length === 0) return;
    if ($('form.command') === null) {
      location.reload();
      return;
    }
    closed.forEach(source => {
      sources.delete(source);
      source.dispatchEvent(new Event('error'));
    });
    const live = $('.live');
    if (live && live.dataset.step !== undefined) htmx.trigger(live, 'sse:hold-0');
  });

  /* New holds are told of, never pushed between the rows that somebody is reading. */
  document.body.addEventListener('htmx:sseMessage', event => {
    if (event.detail.type !== 'opened') return;
    const box = $('.news');
    const count = event.detail.data;
    const link = document.createElement('a');
    link.className = 'button';
    link.href = box.dataset.href;
    link.textContent = box.dataset.more;
    const text = document.createElement('span');
    text.textContent = box.dataset.news.replace('{0}', count) + ' ';
    box.replaceChildren(text, link, $('[sse-swap]', box));
    box.classList.add('some');
  });

  /* Somebody who waits for an answer sees it as soon as it is there; a form that was begun is left alone. */
  document.body.addEventListener('htmx:afterSwap', event => {
    const live = event.target.closest('[data-waits]');
    if (live) {
      const link = $('a', live);
      if (link) location.replace(link.href);
    }
  });

  /* What was asked for in vain is asked for again by loading the page, which says why. */
  document.body.addEventListener('htmx:responseError', event => {
    if (event.detail.requestConfig.verb === 'post') location.reload();
  });

  all('form.command').forEach(total);
  const told = $('#notice');
  if (told) told.focus();
})();
