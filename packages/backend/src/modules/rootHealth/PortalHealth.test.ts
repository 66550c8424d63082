import { PortalHealth, PortalHealthOptions } from './PortalHealth';

function create(options: Partial<PortalHealthOptions> = {}) {
  let start = () => {};
  let stop = () => {};
  const health = new PortalHealth({
    timeoutMs: 50,
    lifecycle: {
      addStartupHook: hook => (start = hook as () => void),
      addBeforeShutdownHook: hook => (stop = hook as () => void),
    },
    ...options,
  });
  return { health, start: () => start(), stop: () => stop() };
}

const never = () => new Promise<void>(() => {});

describe('PortalHealth', () => {
  it('is ready between start and shutdown only, and always alive', async () => {
    const { health, start, stop } = create();
    expect((await health.getReadiness()).status).toBe(503);
    start();
    expect((await health.getReadiness()).status).toBe(200);
    stop();
    const { status, payload } = await health.getReadiness();
    expect([status, payload.message]).toEqual([
      503,
      'The portal is shutting down',
    ]);
    expect((await health.getLiveness()).status).toBe(200);
  });

  it.each([
    ['fails', async () => Promise.reject(new Error('gone'))],
    ['hangs', never],
  ])('is not ready while a required check %s', async (_, check) => {
    const { health, start } = create();
    start();
    health.addRequired('database', check);
    health.addRequired('other', async () => {});
    const { status, payload } = await health.getReadiness();
    expect(status).toBe(503);
    expect(payload).toMatchObject({
      message: 'Not working: database',
      checks: { database: 'failed', other: 'ok' },
    });
  });

  it('reports neighbours without waiting for them or failing with them', async () => {
    const { health, start } = create({
      maxAgeMs: 0,
      neighbours: new Map([
        ['github', async () => {}],
        ['atlantis', async () => Promise.reject(new Error('down'))],
        ['prometheus', never],
      ]),
    });
    start();
    expect(await health.getReadiness()).toMatchObject({
      status: 200,
      payload: { neighbours: {} },
    });
    await new Promise(resolve => setTimeout(resolve, 80));
    expect(await health.getReadiness()).toMatchObject({
      status: 200,
      payload: {
        neighbours: {
          github: 'ok',
          atlantis: 'unreachable',
          prometheus: 'unreachable',
        },
      },
    });
  });

  it('asks neighbours again only when the last answer is old', async () => {
    const check = jest.fn(async () => {});
    const { health, start } = create({
      maxAgeMs: 60_000,
      neighbours: new Map([['github', check]]),
    });
    start();
    await health.getReadiness();
    await health.getReadiness();
    expect(check).toHaveBeenCalledTimes(1);
  });
});
