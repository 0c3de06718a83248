import { expect, test } from 'vitest';
import { given, markerOf, originOf, refused, type Stage } from './stage.ts';

export function tellsChanges(stage: Stage): void {
  test('tells what people did since, page by page, and then nothing more', async () => {
    const { fake, tracker, card, all } = stage;
    const start = await all(null);
    expect(start.cards).toEqual([]);
    const ids = Array.from({ length: 130 }, (_, n) => fake.make(`Card ${n}`, n % 2 ? '' : `Text ${n}`));
    fake.move(ids[3]!, fake.states[1]);
    fake.move(ids[4]!, fake.done);
    for (let n = 0; n < 60; n++) fake.say(ids[5]!, `Words ${n}`);
    const own = given(await tracker.create(card(1)));
    given(await tracker.comment(own.id, { text: 'Ours', origin: originOf(2) }));
    const next = await all(start.cursor);
    expect(next.pages).toBeGreaterThan(1);
    const seen = new Map(next.cards.map((each) => [each.id, each]));
    expect([...seen.keys()].sort()).toEqual([...ids, own.id].sort());
    expect(seen.get(ids[3]!)).toMatchObject({ title: 'Card 3', text: '', stateId: fake.states[1], marker: null });
    expect(seen.get(ids[4]!)!.stateId).toBe(fake.done);
    const said = next.cards.filter(({ id }) => id === ids[5]).flatMap(({ comments }) => comments);
    expect(new Set(said.map(({ text }) => text))).toEqual(new Set(Array.from({ length: 60 }, (_, n) => `Words ${n}`)));
    expect(said[0]).toMatchObject({ author: { name: 'Olena at the shop' }, marker: null });
    for (const { comments } of next.cards) expect(comments).toEqual([...comments].sort((a, b) => a.at - b.at));
    const ours = next.cards.filter(({ id }) => id === own.id).flatMap(({ comments }) => comments);
    expect(ours).toMatchObject([{ text: 'Ours', marker: markerOf(2), author: { name: 'Support' } }]);
    fake.now += 20 * 60_000;
    const later = await all((await all(next.cursor)).cursor);
    expect(later.cards).toEqual([]);
    fake.say(ids[0]!, 'Much later');
    expect((await all(later.cursor)).cards).toMatchObject([{ id: ids[0], comments: [{ text: 'Much later' }] }]);
  });
}

export function readsOn(stage: Stage): void {
  test('begins where our clock says, although theirs is some minutes off', async () => {
    const { fake, all } = stage;
    const id = fake.make('Made just now', '');
    for (const off of [-5, 5])
      expect((await all(null, fake.now + off * 60_000)).cards.map((each) => each.id)).toContain(id);
  });

  test('what is written while pages are read is told at the latest by the next poll', async () => {
    const { fake, tracker, all } = stage;
    const ids = Array.from({ length: 60 }, (_, n) => fake.make(`Card ${n}`, ''));
    const first = given(await tracker.changes(null, fake.now));
    expect(first.more).toBe(true);
    fake.now += 3 * 60_000;
    const late = fake.make('Made meanwhile', '');
    fake.move(ids[0]!, fake.states[1]);
    const rest = await all(first.cursor);
    const then = await all(rest.cursor);
    const seen = [...first.cards, ...rest.cards, ...then.cards];
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set([...ids, late]));
    expect(seen.filter(({ id }) => id === ids[0]).at(-1)!.stateId).toBe(fake.states[1]);
  });

  test('reads the card that an address shows, of this place only', async () => {
    const { fake, tracker } = stage;
    const id = fake.make('By hand', 'Text');
    expect(given(await tracker.readByAddress(` ${fake.addressOf(id)} `))).toMatchObject({
      id,
      title: 'By hand',
      text: 'Text',
    });
    for (const address of ['', 'nonsense', 'https://evil.example/browse/OPS-1', 'javascript:alert(1)', '../../1'])
      expect(refused(await tracker.readByAddress(address)), address).toMatchObject({
        fault: 'wrong',
        trouble: { code: 'not_an_address' },
      });
    fake.takeAway(id);
    expect(refused(await tracker.readByAddress(fake.addressOf(id)))).toMatchObject({
      fault: 'wrong',
      trouble: { code: 'elsewhere' },
    });
    fake.remove(id);
    expect(refused(await tracker.read(id))).toMatchObject({ fault: 'gone', unsure: false });
  });
}
