// Places for calls: first come, first served, and nobody waits for ever.
import { describe, expect, it } from 'vitest';
import { Places } from '../../src/models/limit-concurrency.js';

describe('Places', () => {
  it('lets so many in, and the others in order as places come free', async () => {
    const places = new Places(1);
    const first = await places.take();
    const order: string[] = [];
    const waiting = ['b', 'c'].map((name) =>
      places.take().then((giveBack) => {
        order.push(name);
        giveBack();
      }),
    );
    expect(order).toEqual([]);
    first();
    await Promise.all(waiting);
    expect(order).toEqual(['b', 'c']);
  });

  it('gives a place back once, however often it is returned', async () => {
    const places = new Places(1);
    const giveBack = await places.take();
    giveBack();
    giveBack();
    await places.take();
    await expect(places.take(undefined, 10)).rejects.toMatchObject({ kind: 'busy' });
  });

  it('turns away who has waited too long, and who has left', async () => {
    const places = new Places(1);
    const giveBack = await places.take();
    await expect(places.take(undefined, 10)).rejects.toMatchObject({ kind: 'busy' });
    const controller = new AbortController();
    const waiting = places.take(controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ kind: 'aborted' });
    await expect(places.take(AbortSignal.abort())).rejects.toMatchObject({ kind: 'aborted' });
    giveBack();
    expect(await places.take()).toBeTypeOf('function');
  });
});
