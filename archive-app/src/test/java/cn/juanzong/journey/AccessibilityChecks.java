package cn.juanzong.journey;

import java.util.List;

import com.microsoft.playwright.Page;

/**
 * What a program can decide of WCAG 2.2 without a library: language, names of controls
 * and images, headings, landmarks, ids, contrast of text.
 */
final class AccessibilityChecks {

	private static final String SCRIPT = """
			() => {
			  const faults = [];
			  const shown = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
			  const what = (e) => e.outerHTML.slice(0, 120).replace(/\\s+/g, ' ');
			  const name = (e) => (e.getAttribute('aria-label')
			    || (e.getAttribute('aria-labelledby') || '').split(' ').map((id) => document.getElementById(id)?.textContent || '').join('')
			    || [...(e.labels || [])].map((l) => l.textContent).join('') || e.textContent
			    || [...e.querySelectorAll('img')].map((i) => i.alt).join('') || e.title || '').trim();
			  if (document.compatMode !== 'CSS1Compat') faults.push('no doctype: quirks mode');
			  if (!document.documentElement.lang) faults.push('no language');
			  if (!document.title.trim()) faults.push('no title');
			  if (document.querySelectorAll('main').length !== 1) faults.push('not exactly one main');
			  if (document.querySelectorAll('h1').length !== 1) faults.push('not exactly one h1');
			  let level = 1;
			  document.querySelectorAll('h1,h2,h3,h4').forEach((h) => { const l = +h.tagName[1];
			    if (l > level + 1) faults.push('heading level jumps: ' + what(h)); level = l; });
			  document.querySelectorAll('input:not([type=hidden]),select,textarea,button,a[href],summary').forEach((e) => {
			    if (shown(e) && !e.closest('[aria-hidden=true]') && !name(e)) faults.push('no name: ' + what(e)); });
			  document.querySelectorAll('img').forEach((e) => { if (!e.hasAttribute('alt')) faults.push('no alt: ' + what(e)); });
			  const ids = new Set();
			  document.querySelectorAll('[id]').forEach((e) => { if (ids.has(e.id)) faults.push('id twice: ' + e.id); ids.add(e.id); });
			  document.querySelectorAll('[tabindex]').forEach((e) => { if (e.tabIndex > 0) faults.push('tab order changed: ' + what(e)); });
			  document.querySelectorAll('[style]').forEach((e) => { if (!e.closest('video')) faults.push('inline style: ' + what(e)); });
			  document.querySelectorAll('[aria-describedby]').forEach((e) => e.getAttribute('aria-describedby').split(' ')
			    .forEach((id) => { if (!document.getElementById(id)) faults.push('describedby nothing: ' + what(e)); }));
			  const rgb = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
			  const lum = (c) => { const [r, g, b] = c.slice(0, 3).map((v) => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; });
			    return .2126 * r + .7152 * g + .0722 * b; };
			  const ground = (e) => { for (let p = e; p; p = p.parentElement) { const c = rgb(getComputedStyle(p).backgroundColor);
			    if (c.length === 3 || c[3] === 1) return c; if (getComputedStyle(p).backgroundImage !== 'none') return null; } return [255, 255, 255]; };
			  const seen = new Set();
			  document.querySelectorAll('body *').forEach((e) => {
			    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()) || !shown(e) || e.closest('[disabled],[aria-disabled=true]')) return;
			    const back = ground(e); if (!back) return;
			    const a = lum(rgb(getComputedStyle(e).color)), b = lum(back);
			    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
			    const key = e.className + getComputedStyle(e).color;
			    if (ratio < 4.5 && !seen.has(key)) { seen.add(key); faults.push('contrast ' + ratio.toFixed(2) + ': ' + what(e)); }
			  });
			  return faults;
			}
			""";

	private AccessibilityChecks() {
	}

	@SuppressWarnings("unchecked")
	static List<String> faults(Page page) {
		return (List<String>) page.evaluate(SCRIPT);
	}

}
