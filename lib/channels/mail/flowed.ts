/**
 * Lines of format=flowed (RFC 3676) as the paragraphs they were: a line that ends with a space goes on in the next of the same quote
 * depth. "-- " stands for itself.
 */
export function unflowed(text: string, delSp: boolean): string {
  const out: string[] = [];
  let open = false;
  let depth = 0;
  for (const line of text.split("\n")) {
    const marks = /^>*/.exec(line)![0].length;
    const words = line.slice(marks).replace(/^ /, "");
    const goesOn = words.endsWith(" ") && words !== "-- ";
    const piece = goesOn && delSp ? words.slice(0, -1) : words;
    if (open && marks === depth && words !== "-- ") out[out.length - 1] += piece;
    else out.push(marks > 0 ? `${">".repeat(marks)} ${piece}` : piece);
    [open, depth] = [goesOn, marks];
  }
  return out.join("\n");
}
