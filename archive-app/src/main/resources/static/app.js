// Small things every page needs: the CSRF token on htmx requests, errors as notices, warnings before leaving.
(() => {
  'use strict';

  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content;

  /** Headers for fetch and other requests that change something. */
  window.juanzong = {
    csrf: () => (meta('csrf-token') ? { [meta('csrf-header')]: meta('csrf-token') } : {}),
    notice: (text, kind) => show(text, kind),
  };

  const region = () => document.getElementById('notices');

  function show(text, kind = 'red', passing = false) {
    const box = document.createElement('div');
    box.className = `notice ${kind}`;
    box.toggleAttribute('data-passing', passing);
    const words = document.createElement('span');
    words.textContent = text;
    const close = document.createElement('button');
    close.type = 'button';
    close.textContent = region().dataset.close;
    close.addEventListener('click', () => box.remove());
    box.append(words, close);
    region().replaceChildren(box);
  }

  document.addEventListener('htmx:configRequest', (event) => {
    if (event.detail.verb !== 'get' && meta('csrf-token')) {
      event.detail.headers[meta('csrf-header')] = meta('csrf-token');
    }
  });

  // what was said about the last act is not said about the next one
  document.addEventListener('htmx:beforeRequest', (event) => {
    if (event.detail.requestConfig.verb !== 'get') {
      region().replaceChildren();
    }
  });

  document.addEventListener('htmx:responseError', (event) => {
    const answer = event.detail.xhr;
    if (answer.status === 401) {
      return show(region().dataset.signedOut);
    }
    const plain = (answer.getResponseHeader('Content-Type') || '').startsWith('text/plain');
    show(plain && answer.responseText ? answer.responseText : region().dataset.failed, 'red', answer.status === 503);
    // a fragment that could not be loaded must not look as if it were still on its way
    const waiting = event.detail.elt.querySelector(':scope > .loading');
    if (waiting) {
      waiting.className = 'notice red';
      waiting.textContent = plain && answer.responseText ? answer.responseText : region().dataset.failed;
    }
  });

  // a film may be in a container every browser knows and in a coding this one does not
  const unplayable = (film) => film.parentElement.querySelectorAll('[data-unplayable]').forEach((hint) => { hint.hidden = false; });
  document.addEventListener('error', (event) => {
    const film = event.target.closest?.('video');
    if (film) {
      unplayable(film);
    }
  }, true);
  document.querySelectorAll('video').forEach((film) => {
    if (film.error || film.networkState === HTMLMediaElement.NETWORK_NO_SOURCE) {
      unplayable(film);
    }
  });

  // what was only away for a while is back: nobody need close the notice
  document.addEventListener('htmx:afterOnLoad', (event) => {
    if (event.detail.xhr.status < 400) {
      region().querySelectorAll('[data-passing]').forEach((box) => box.remove());
    }
  });

  document.addEventListener('htmx:sendError', () => show(region().dataset.offline, 'amber', true));

  // parts of a page say how much they hold: shown beside their name in the page's menu
  document.addEventListener('htmx:afterSettle', () => document.querySelectorAll('[data-count-of]').forEach((part) => {
    const sign = document.getElementById(`count-${part.dataset.countOf}`);
    if (sign) {
      sign.textContent = part.dataset.count ?? '';
      sign.title = part.dataset.countTitle ?? '';
      sign.className = `count ${part.dataset.countColour ?? ''}`;
    }
  }));

  // when files of a session have been read, what was found in them is asked for
  let pending = 0;
  document.addEventListener('htmx:afterSettle', () => {
    const now = Number(document.querySelector('[data-pending]')?.dataset.pending ?? 0);
    const read = now < pending;
    pending = now;
    if (read) {
      document.body.dispatchEvent(new CustomEvent('filesRead'));
    }
  });

  // close the account menu with Escape or a click elsewhere
  document.addEventListener('click', (event) => {
    document.querySelectorAll('details.account[open]').forEach((menu) => {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    });
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      document.querySelectorAll('details.account[open]').forEach((menu) => {
        menu.open = false;
        menu.querySelector('summary').focus();
      });
    }
  });

  document.addEventListener('DOMContentLoaded', () => {
    // lists filter as soon as a choice is made
    document.querySelectorAll('form[data-submit-on-change]').forEach((form) => {
      form.addEventListener('change', (event) => {
        if (event.target.matches('select')) {
          form.requestSubmit();
        }
      });
    });
    // parts of a form that only matter for one choice
    document.querySelectorAll('[data-shown-when]').forEach((part) => {
      const [name, value] = part.dataset.shownWhen.split('=');
      const update = () => {
        const chosen = document.querySelector(`[name="${name}"]:checked, select[name="${name}"]`);
        part.hidden = chosen?.value !== value;
      };
      document.querySelectorAll(`[name="${name}"]`).forEach((field) => field.addEventListener('change', update));
      update();
    });
    // on a narrow screen the menu scrolls: show where we are
    const here = document.querySelector('.menu [aria-current]');
    if (here) {
      here.parentElement.scrollLeft = here.offsetLeft - (here.parentElement.clientWidth - here.offsetWidth) / 2;
    }
    // jump to the first fault of a form
    document.querySelector('[aria-invalid="true"]')?.focus();
    // show in the in-page menu which section is being read
    const links = [...document.querySelectorAll('.tabs.sticky a[href^="#"]')];
    if (links.length && 'IntersectionObserver' in window) {
      const seen = new IntersectionObserver((entries) => entries.filter((each) => each.isIntersecting).forEach((each) => {
        links.forEach((link) => (link.hash === `#${each.target.id}`
          ? link.setAttribute('aria-current', 'true') : link.removeAttribute('aria-current')));
      }), { rootMargin: '-20% 0px -70% 0px' });
      links.forEach((link) => document.querySelector(link.hash) && seen.observe(document.querySelector(link.hash)));
    }
  });
})();
