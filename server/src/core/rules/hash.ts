// A small, stable hash for fingerprints; nothing secret hangs on it.

/** 64 bits as 16 hexadecimal digits (two FNV-1a streams); the same text always gives the same digits. */
export function hash(text: string): string {
  let a = 0x811c9dc5
  let b = 0xcbf29ce4
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code ^ (i & 0xff), 0x01000193) ^ (b >>> 15)
  }
  return hex(a) + hex(b)
}

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0')
