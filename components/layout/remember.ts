/** Keeps a choice of the look for a year, readable by the server; an empty value forgets it. */
export function remember(name: "nav" | "theme", value: string) {
  const age = value ? 31_536_000 : 0;
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing in browsers people use
  document.cookie = `${name}=${value}; path=/; max-age=${age}; samesite=lax`;
}
