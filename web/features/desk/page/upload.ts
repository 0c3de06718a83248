/** A file as the API takes it. */
export interface Upload {
  name: string;
  type: string;
  /** base64 */
  content: string;
}

export const uploadsOf = (files: File[]): Promise<Upload[]> =>
  Promise.all(
    files.map(async (file) => ({
      name: file.name.slice(0, 200),
      type: (file.type || 'application/octet-stream').slice(0, 160),
      content: await base64Of(file),
    })),
  );

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).split(',')[1] ?? '');
    reader.onerror = () => reject(new Error(file.name));
    reader.readAsDataURL(file);
  });
