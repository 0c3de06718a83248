/** What the server takes: the picture as a data address of at most 400,000 characters. */
export const largestLogo = 290 * 1024;
const kinds = ['image/png', 'image/jpeg', 'image/webp'];

/** Why a file cannot be the logo; null where it can. */
export const logoFault = (file: { type: string; size: number }): 'logoWrong' | 'logoTooBig' | null =>
  !kinds.includes(file.type) ? 'logoWrong' : file.size > largestLogo ? 'logoTooBig' : null;

/** The file as a `data:` address. */
export function readLogo(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.onerror = () => reject(reader.error ?? new Error('the file cannot be read'));
    reader.readAsDataURL(file);
  });
}
