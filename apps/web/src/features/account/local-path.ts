/** A path of this site, for `next`: anything that could lead to another site becomes the start of the application. */
export function localPath(next: unknown): string {
  const home = '/app/';
  if (
    typeof next !== 'string' ||
    !/^\/(?![/\\])/.test(next) ||
    [...next].some((letter) => letter < ' ' || letter === '\\')
  )
    return home;
  const url = new URL(next, 'http://local.invalid');
  if (url.host !== 'local.invalid' || url.pathname.startsWith('/app/sign-in')) return home;
  // What stood between dots may begin with two strokes now, and would name another site.
  const path = url.pathname + url.search + url.hash;
  return path.startsWith('//') ? home : path;
}
