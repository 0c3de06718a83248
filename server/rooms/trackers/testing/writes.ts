import { expect, test } from 'vitest';
import type { Told } from '../tracker-kind.ts';
import { given, markerOf, originOf, refused, type Stage } from './stage.ts';

/** Every way to be taken for markup, for a call or for a link, and what editors do to lines. */
const hostile = [
  'Cart <b>bold</b> & *star* _under_ `tick` ~strike~ [link](https://evil.example) {code}x{code} | pipe',
  '# no heading\n- no list\n1. no number\n> no quote\n+ plus',
  '@olena @board @card [~accountid:5b10] please look, mail a@b.example, see https://shop.example/a_b_c?x=1&y=*2',
  'слово їжак 👍\ttab "quotes" \\ backslash \\* and the end',
].join('\n\n');

export function writesCards(stage: Stage): void {
  test('makes a card whose words stay words, and knows it again', async () => {
    const { fake, tracker, card } = stage;
    const text = `First line\nsecond line\n\n${hostile}`;
    const made = given(await tracker.create(card(1, { title: 'Cart\r\n <i>is</i>\tempty ', text })));
    expect(made).toMatchObject({ title: 'Cart <i>is</i> empty', text, marker: markerOf(1), stateId: fake.states[0] });
    expect(given(await tracker.read(made.id))).toEqual(made);
    expect(given(await tracker.find(markerOf(1), fake.now))).toEqual(made);
    expect(given(await tracker.find(markerOf(2), fake.now))).toBeNull();
    expect(given(await tracker.create(card(3, { text: ' \n' })))).toMatchObject({ text: '', marker: markerOf(3) });
    const [seen] = fake.cards();
    expect(seen!.text).toContain(originOf(1).address);
    expect(seen!.text).not.toMatch(/"type":"mention"|<b>bold<\/b>(?=.*<a)/);
  });

  test('a card is not made twice when the answer is lost', async () => {
    const { fake, tracker, card } = stage;
    fake.patience = (await writeAfter(stage, () => tracker.create(card(7)))) - 1;
    const before = fake.cards().length;
    fake.mood = 'lost';
    expect(refused(await tracker.create(card(1)))).toMatchObject({ fault: 'down', unsure: true });
    fake.mood = 'works';
    expect(given(await tracker.find(markerOf(1), fake.now))).toMatchObject({ title: 'Cart is empty' });
    expect(fake.cards()).toHaveLength(before + 1);
  });

  test('changes title, text and state, and may be told twice', async () => {
    const { fake, tracker, card } = stage;
    const made = given(await tracker.create(card(1)));
    const change = {
      title: 'Checkout is empty',
      text: { plain: 'It is the checkout.', origin: originOf(1) },
      stateId: fake.states[1],
    };
    const changed = given(await tracker.update(made.id, change));
    expect(changed).toMatchObject({
      title: change.title,
      text: change.text.plain,
      stateId: change.stateId,
      marker: markerOf(1),
    });
    expect(changed.updatedAt).toBeGreaterThan(made.updatedAt);
    expect(given(await tracker.update(made.id, change))).toMatchObject({
      title: change.title,
      stateId: change.stateId,
    });
    expect(given(await tracker.update(made.id, { title: 'Only the title' }))).toMatchObject({
      title: 'Only the title',
      text: change.text.plain,
      stateId: change.stateId,
    });
    expect(refused(await tracker.update(made.id, { stateId: '99999' }))).toMatchObject({
      fault: 'wrong',
      unsure: false,
    });
    expect(given(await tracker.read(made.id)).title).toBe('Only the title');
  });
}

export function saysThings(stage: Stage): void {
  test('says things under a card, and finds what it said although the answer was lost', async () => {
    const { fake, tracker, card } = stage;
    const { id } = given(await tracker.create(card(1)));
    const said = given(await tracker.comment(id, { text: hostile, origin: originOf(2, 'Iryna in Vakhta') }));
    expect(given(await tracker.findComment(id, markerOf(2)))).toMatchObject({
      id: said.id,
      text: hostile,
      marker: markerOf(2),
      at: said.at,
    });
    fake.say(id, `Quoted:\n> Iryna in Vakhta: ${originOf(2).address}\nand more`);
    fake.mood = 'lost';
    expect(refused(await tracker.comment(id, { text: 'Lost?', origin: originOf(3) }))).toMatchObject({
      fault: 'down',
      unsure: true,
    });
    fake.mood = 'works';
    expect(given(await tracker.findComment(id, markerOf(3)))).toMatchObject({ text: 'Lost?' });
    expect(given(await tracker.findComment(id, markerOf(4)))).toBeNull();
    expect(fake.cards()[0]!.comments).toHaveLength(3);
  });

  test('what is too long is cut with a sentence, and never refused', async () => {
    const { fake, tracker, card } = stage;
    const long = { title: 'їжак 👍 '.repeat(3000), text: 'слово 👍 *зірка* _a_\n'.repeat(9000) };
    const made = given(await tracker.create(card(1, long)));
    expect(made.title).toMatch(/^їжак 👍 їжак.*…$/u);
    expect(made.text).toMatch(/\(cut here: \w+ takes no more\)$/);
    expect(made.marker).toBe(markerOf(1));
    expect(made.title.isWellFormed() && made.text.isWellFormed()).toBe(true);
    const said = given(await tracker.comment(made.id, { text: long.text, origin: originOf(2) }));
    expect(given(await tracker.findComment(made.id, markerOf(2)))!.text).toMatch(/\(cut here: \w+ takes no more\)$/);
    expect(said.id).not.toBe('');
    expect(fake.cards()).toHaveLength(1);
  });
}

/** How many requests come before the one that writes, with it. */
async function writeAfter({ fake }: Stage, doing: () => Promise<Told<unknown>>): Promise<number> {
  const before = fake.asked.length;
  given(await doing());
  return fake.asked.slice(before).findIndex(({ method }) => method !== 'GET') + 1;
}
