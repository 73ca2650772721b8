/**
 * Was this form on a page of ours? Browsers say where a POST comes from; the page's own host must be the one it is sent to.
 * Programs, which carry nobody's cookies, say nothing and pass.
 */
export function fromOurPage(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = headers.get("origin");
  if (!origin) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get("host");
}
