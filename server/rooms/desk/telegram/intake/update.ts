import { z } from 'zod';

const file = z.object({
  file_id: z.string(),
  file_unique_id: z.string().default(''),
  file_size: z.number().optional(),
  file_name: z.string().optional(),
  mime_type: z.string().optional(),
});
type File = z.output<typeof file>;

const from = z.object({
  first_name: z.string().default(''),
  last_name: z.string().default(''),
  username: z.string().optional(),
  language_code: z.string().optional(),
});
const message = z.object({
  message_id: z.int(),
  from: from.optional(),
  chat: z.object({ id: z.int(), type: z.string() }),
  text: z.string().optional(),
  caption: z.string().optional(),
  reply_to_message: z.object({ message_id: z.int() }).optional(),
  photo: z.array(file).optional(),
  document: file.optional(),
  video: file.optional(),
  voice: file.optional(),
  audio: file.optional(),
  animation: file.optional(),
  video_note: file.optional(),
});
export type ChatMessage = z.output<typeof message>;

const press = z.object({
  id: z.string(),
  data: z.string(),
  message: z.object({ chat: z.object({ id: z.int() }) }),
});

/** What an update is to us; null: nothing. Only talks with one person count, groups do not. */
export function readUpdate(content: string): { message: ChatMessage } | { press: z.output<typeof press> } | null {
  const { message: said, callback_query: pressed } = JSON.parse(content) as Record<string, unknown>;
  const read = message.safeParse(said).data;
  if (read) return read.chat.type === 'private' ? { message: read } : null;
  const button = press.safeParse(pressed).data;
  return button ? { press: button } : null;
}

export interface Sent {
  id: string;
  name: string;
  type: string;
  size: number | null;
}

const kinds = {
  document: ['file', 'application/octet-stream', ''],
  video: ['video', 'video/mp4', '.mp4'],
  animation: ['animation', 'video/mp4', '.mp4'],
  video_note: ['video', 'video/mp4', '.mp4'],
  voice: ['voice', 'audio/ogg', '.ogg'],
  audio: ['audio', 'audio/mpeg', '.mp3'],
} as const;

/** The file that came along; of a photo the largest that may be fetched. */
export function fileIn(said: ChatMessage, most: number): Sent | null {
  if (said.photo?.length) {
    const fit = said.photo.filter(({ file_size: size = 0 }) => size <= most);
    const all = fit.length > 0 ? fit : said.photo;
    return sent(all.at(-1)!, `photo-${said.message_id}.jpg`, 'image/jpeg');
  }
  // An animation comes as a document, too: it is one file.
  for (const [kind, [name, type, ending]] of Object.entries(kinds)) {
    const found = said[kind as keyof typeof kinds];
    if (found) return sent(found, `${name}-${said.message_id}${ending}`, type);
  }
  return null;
}

const sent = (of: File, name: string, type: string): Sent => ({
  id: of.file_id,
  name: of.file_name ?? name,
  type: of.mime_type ?? type,
  size: of.file_size ?? null,
});

export const nameOfSender = ({ from: who }: ChatMessage): string =>
  [who?.first_name, who?.last_name].join(' ').trim() || (who?.username ? `@${who.username}` : '–');
