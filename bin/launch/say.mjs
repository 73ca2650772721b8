const begun = performance.now();

/** One line of progress, with the seconds since the start. */
export function say(text) {
  console.log(`[${((performance.now() - begun) / 1000).toFixed(1).padStart(5)}s] ${text}`);
}

/** Something the person at the keyboard can put right: shown as one line, without a stack. */
export class LaunchError extends Error {}

/** Turns what the system says into that one line, where we know what it means. */
export function explain(error) {
  const text = `${error?.code ?? ""} ${error?.message ?? error} ${error?.stderr ?? ""}`;
  if (/ENOSPC|No space left on device|Check free disk space|EDQUOT|quota exceeded/i.test(text))
    return "The disk is full: make room and start again.";
  if (error instanceof LaunchError) return error.message;
  if (/EROFS|EACCES|EPERM/.test(error?.code ?? "")) return `Not allowed to write here: ${error.message}`;
  return `${error?.stack ?? error}`;
}
