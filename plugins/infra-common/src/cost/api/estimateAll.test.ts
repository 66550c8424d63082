import { builtInBook } from '../prices';
import { stackOf } from '../estimate/__testUtils__/stacks';
import { estimateAll } from './estimateAll';
import { estimateAnswerSchema } from './live';

const options = {
  book: builtInBook,
  observedAt: '2026-11-22T09:00:00.000Z',
};

const stacks = [
  {
    ...stackOf(
      'ap-northeast-2',
      { address: 'aws_nat_gateway.a' },
      { address: 'aws_nat_gateway.b' },
      {
        address: 'aws_instance.a',
        values: { instance_type: 't4g.medium' },
      },
    ),
    stack: 'b',
    environment: 'dev',
  },
  { ...stackOf('us-east-1', { address: 'aws_nat_gateway.a' }), stack: 'a' },
];

describe('estimateAll', () => {
  const answer = estimateAll(stacks, options);

  it('adds what the stacks cost', () => {
    expect(estimateAnswerSchema.parse(answer)).toEqual(answer);
    expect(answer).toMatchObject({
      currency: 'USD',
      monthly: '158.42',
      usage: '8.15',
      stacks: [
        { stack: 'b', environment: 'dev', estimate: { monthly: '123.32' } },
        { stack: 'a', estimate: { monthly: '35.1' } },
      ],
      priceBook: {
        date: '2026-10-05',
        regions: ['ap-northeast-2', 'us-east-1'],
      },
      observedAt: '2026-11-22T09:00:00.000Z',
    });
  });

  it('tells what it assumes, and what follows from that', () => {
    expect(answer.assumptions).toEqual([
      {
        key: 'nat.processed-gb',
        unit: 'GB',
        value: '50',
        usual: true,
        monthly: '8.15',
      },
    ]);
    const changed = estimateAll(stacks, {
      ...options,
      usage: { 'nat.processed-gb': '0', 'alb.lcu': '2', 'no.such': '1' },
    });
    expect(changed.assumptions).toEqual([
      {
        key: 'nat.processed-gb',
        unit: 'GB',
        value: '0',
        usual: false,
        monthly: '0',
      },
    ]);
    expect(changed.usage).toBe('0');
  });

  it('names what moves the price, the greatest first', () => {
    expect(answer.drivers.map(each => [each.address, each.monthly])).toEqual([
      ['aws_nat_gateway.a', '43.07'],
      ['aws_nat_gateway.b', '43.07'],
      ['aws_nat_gateway.a', '32.85'],
      ['aws_instance.a', '30.368'],
      ['aws_nat_gateway.a', '2.95'],
      ['aws_nat_gateway.b', '2.95'],
      ['aws_nat_gateway.a', '2.25'],
      ['aws_instance.a', '0.912'],
    ]);
    expect(answer.drivers[7].component).toBe(
      'root_block_device: Storage (general purpose SSD, gp2)',
    );
    const shares = answer.drivers.reduce((sum, each) => sum + each.share, 0);
    expect(shares).toBeCloseTo(1, 3);
  });

  it('has no drivers where nothing costs', () => {
    expect(
      estimateAll([{ ...stacks[1], resources: [] }], options),
    ).toMatchObject({ monthly: '0', drivers: [], assumptions: [] });
  });
});
