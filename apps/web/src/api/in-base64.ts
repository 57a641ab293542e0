/** A file as the contract takes one: its name and its bytes in base64. */
export async function inBase64(file: File): Promise<{ name: string; data: string }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let letters = '';
  for (let at = 0; at < bytes.length; at += 8_192) letters += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return { name: file.name.slice(0, 200), data: btoa(letters) };
}
