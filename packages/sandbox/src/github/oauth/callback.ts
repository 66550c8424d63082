/**
 * Whether an application may be answered at this address: same scheme, host and
 * port as a registered callback, and its path or one below it.
 */
export function isRegistered(
  redirectUri: string,
  callbacks: string[],
): boolean {
  if (!URL.canParse(redirectUri)) return false;
  const url = new URL(redirectUri);
  if (url.username || url.password || url.hash) return false;
  // The URL class has resolved "..", but not its encoded spellings.
  if (/%2f|%5c|%2e/i.test(url.pathname)) return false;
  return callbacks.some(callback => {
    const known = new URL(callback);
    const folder = known.pathname.replace(/\/$/, '');
    return (
      url.protocol === known.protocol &&
      url.host === known.host &&
      (url.pathname === known.pathname || url.pathname.startsWith(`${folder}/`))
    );
  });
}

/** The address to send the browser to, with what it is to tell. */
export function answerUrl(
  redirectUri: string,
  answer: Record<string, string | undefined>,
): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}
