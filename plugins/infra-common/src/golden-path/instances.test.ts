import { chooseInstance, fitsInstance, instanceCapacity } from './instances';

it.each([
  ['t4g.micro', 2, 1],
  ['t3.2xlarge', 8, 32],
  ['m7g.large', 2, 8],
  ['c7g.xlarge', 4, 8],
  ['r7g.medium', 1, 8],
  ['m7i-flex.4xlarge', 16, 64],
])('%s has %i vCPUs with %i GiB', (type, cpus, memoryGib) => {
  expect(instanceCapacity(type)).toEqual({ cpus, memoryGib });
});

it.each(['t4g.8xlarge', 'g6.xlarge', 'm7g.metal', 'constructor.x', ''])(
  'says nothing about %j',
  type => expect(instanceCapacity(type)).toBeUndefined(),
);

it('leaves room for the operating system', () => {
  expect(fitsInstance('t4g.micro', 256, 768)).toBe(true);
  expect(fitsInstance('t4g.micro', 256, 769)).toBe(false);
  expect(fitsInstance('c7g.medium', 2048, 512)).toBe(false);
  expect(fitsInstance('g6.xlarge', 1, 999_999)).toBe(true);
});

it('takes the usual type where it is large enough, else the first that is, else the largest', () => {
  const choice = {
    allowed: ['t4g.micro', 't4g.medium', 'm7g.large'],
    default: 't4g.micro',
  };
  expect(chooseInstance(choice, 256, 512)).toBe('t4g.micro');
  expect(chooseInstance(choice, 256, 2048)).toBe('t4g.medium');
  expect(chooseInstance(choice, 256, 7000)).toBe('m7g.large');
  expect(chooseInstance(choice, 256, 64_000)).toBe('m7g.large');
});
