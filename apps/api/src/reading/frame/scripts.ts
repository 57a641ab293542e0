import { createHash } from 'node:crypto';

/** Opens the contents on a wide window where the browser can't do it by style alone. */
export const openContents =
  'matchMedia("(min-width:62rem)").matches&&(document.querySelector(".contents details").open=1)';

/** Words selected in a section: offers its feedback form with the quote filled in; of more than fits into an address, the form about the section. Reading never needs this. */
export const offerQuote =
  'document.addEventListener("selectionchange",()=>{let s=getSelection(),e=document.getElementById("sel"),n=s.anchorNode&&s.anchorNode.parentElement,c=n&&n.closest(".text"),q=(s+"").trim(),a=c&&c.parentElement.querySelector("[href*=\'feedback/new\']"),r,p,t,b,u,l;if(!a||!q){e.hidden=1;return}r=s.getRangeAt(0);p=r.cloneRange();t=()=>{let f=p.cloneContents();f.querySelectorAll(".caret").forEach(e=>e.remove());return f.textContent};p.selectNodeContents(c);p.setEnd(r.startContainer,r.startOffset);b=t();p.selectNodeContents(c);p.setStart(r.endContainer,r.endOffset);u=encodeURIComponent;l=q.length>1e3;e.textContent=e.dataset[l?"long":"short"];e.href=a.href+(l?"":"&quote="+u(q.toWellFormed())+"&prefix="+u(b.slice(-40).toWellFormed())+"&suffix="+u(t().slice(0,40).toWellFormed()));e.style.top=scrollY+r.getBoundingClientRect().bottom+8+"px";e.hidden=0})';

const hash = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** The only scripts a public page may run are these two, by their hashes; `style` is the hash of a rule for paper in the page. */
const policy = (style = ''): string =>
  [
    "default-src 'none'",
    `style-src 'self'${style && ` ${style}`}`,
    "font-src 'self'",
    "img-src 'self' data:",
    `script-src ${hash(openContents)} ${hash(offerQuote)}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

export const contentSecurityPolicy = policy();

/** The policy of a page that may hold its own rule for paper. */
export function policyFor(markup: string): string {
  const rule = /<style>([^<]*)<\/style>/.exec(markup)?.[1];
  return rule === undefined ? contentSecurityPolicy : policy(hash(rule));
}
