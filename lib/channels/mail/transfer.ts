import { headerOf, type Part } from "./mime";

/** The bytes of a part without its transfer encoding. Broken encodings give what can be read of them. */
export function bodyBytes(part: Part): Buffer {
  const encoding = (headerOf(part, "content-transfer-encoding") ?? "").toLowerCase().replace(/[\s;"'].*$/s, "");
  if (encoding === "base64") return base64(part.body);
  if (encoding === "quoted-printable") return quotedPrintable(part.body);
  if (/^(x-)?uu(encode)?$/.test(encoding)) return uuencoded(part.body);
  return part.body;
}

/** Some programs encode piece by piece, each with its own padding: each piece is read for itself. Text below it (list footers) is not. */
function base64(body: Buffer): Buffer {
  const text = body.toString("latin1");
  const end = /\r?\n[ \t]*\r?\n[^\n]*[^A-Za-z0-9+/=\s]/.exec(text)?.index ?? text.length;
  const letters = text.slice(0, end);
  const padding = letters.indexOf("=");
  if (padding < 0 || !/[^=\s]/.test(letters.slice(padding))) return Buffer.from(letters, "base64");
  return Buffer.concat((letters.match(/[^=]+/g) ?? []).map((piece) => Buffer.from(piece, "base64")));
}

const HEX = new Int8Array(256).fill(-1);
for (let i = 0; i < 16; i++) for (const c of [i.toString(16), i.toString(16).toUpperCase()]) HEX[c.charCodeAt(0)] = i;

/** An "=" that begins no pair stands for itself; spaces at a line's end are not part of it (RFC 2045, 6.7). */
function quotedPrintable(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(body.length);
  let [length, solid] = [0, 0];
  for (let i = 0; i < body.length; i++) {
    const byte = body[i]!;
    if (byte === 10) {
      length = solid;
      if (body[i - 1] === 13) out[length++] = 13;
      out[length++] = 10;
      solid = length;
    } else if (byte === 61) {
      const soft = softBreak(body, i + 1);
      const [high, low] = [HEX[body[i + 1] ?? 0]!, HEX[body[i + 2] ?? 0]!];
      if (soft > 0) i = soft - 1;
      else if (high >= 0 && low >= 0) {
        out[length++] = high * 16 + low;
        i += 2;
      } else out[length++] = byte;
      solid = length;
    } else {
      out[length++] = byte;
      if (byte !== 32 && byte !== 9 && byte !== 13) solid = length;
    }
  }
  return out.subarray(0, length);
}

/** Behind the line end when only spaces stand between `at` and it; else 0. */
function softBreak(body: Buffer, at: number): number {
  let i = at;
  while (body[i] === 32 || body[i] === 9) i++;
  if (body[i] === 13) i++;
  if (i >= body.length) return body.length;
  return body[i] === 10 ? i + 1 : 0;
}

function uuencoded(body: Buffer): Buffer {
  const lines = body.toString("latin1").split(/\r?\n/);
  const first = lines.findIndex((line) => /^begin [0-7]{3,4} /.test(line));
  const found: Buffer[] = [];
  for (const line of lines.slice(first + 1)) {
    const length = (line.charCodeAt(0) - 32) & 63;
    if (!line || line === "end" || length === 0) break;
    const bits = [...line.slice(1)].map((c) => (c.charCodeAt(0) - 32) & 63);
    const bytes = bits.flatMap((_, i) =>
      i % 4
        ? []
        : [
            bits[i]! * 4 + (bits[i + 1]! >> 4),
            (bits[i + 1]! & 15) * 16 + (bits[i + 2]! >> 2),
            (bits[i + 2]! & 3) * 64 + bits[i + 3]!,
          ],
    );
    found.push(Buffer.from(bytes).subarray(0, length));
  }
  return Buffer.concat(found);
}
