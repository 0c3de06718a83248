import { listStores } from '#contract/stores';
import { call } from '../call.ts';
import { command, Problem } from '../command.ts';
import { keepTarget, readTarget, type Target } from '../config.ts';

export default command({
  args: '[url]',
  summary: 'Keep the address and the token of a server for later commands',
  options: [['--token <token>', 'an API token; made in the console under your profile']],
  async run(context, [url], options) {
    const target = {
      url: addressOf(url ?? readTarget().url),
      token: options['token'] ? String(options['token']) : readTarget().token,
    };
    if (!target.token)
      throw new Problem(
        'usage',
        'Give a token with --token. Make one in the console under your profile, or by "npx vakhta token create" on the server\'s machine.',
        'token',
      );
    await tryOut(target);
    const file = keepTarget(target);
    context.print({ url: target.url, file }, (r) => `Commands go to ${r.url}; kept in ${r.file}.`);
  },
});

/** @throws Problem where nobody answers there, or does not know the token */
async function tryOut(target: Target): Promise<void> {
  try {
    await call(target, listStores, { query: { limit: 1 } });
  } catch (error) {
    // A token that may not read stores is known all the same.
    if (error instanceof Problem && error.code === 'forbidden') return;
    if (error instanceof Problem && error.code === 'bad_token')
      throw new Problem('bad_token', `${target.url} does not know this token.`, 'token');
    throw error;
  }
}

function addressOf(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new Problem('usage', `"${text}" is not an address; write it as https://watch.example`, 'url');
  return text.replace(/\/+$/, '');
}
