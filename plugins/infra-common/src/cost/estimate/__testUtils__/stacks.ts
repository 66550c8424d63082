import { builtInBook } from '../../prices';
import { CostResource, Estimate } from '../estimate';
import { estimateStack } from '../estimateStack';
import { DeclaredStack, declaredStackSchema } from '../resources';

/** A resource in short: its type is in its address. */
export interface Declared {
  address: string;
  values?: Record<string, any>;
  unknown?: string[];
  links?: Record<string, string[]>;
  region?: string;
}

export const stackOf = (
  region: string | undefined,
  ...resources: Declared[]
): DeclaredStack =>
  declaredStackSchema.parse({
    stack: 'github.com/acme/infrastructure//stacks/shop/api',
    region,
    resources: resources.map(({ values = {}, ...rest }) => ({
      type: /(\w+)\.\w+(\[[^\]]*\])?$/.exec(rest.address)?.[1],
      values,
      ...rest,
    })),
  });

/** What resources cost in North Virginia, where the samples are from. */
export const inVirginia = (...resources: Declared[]): Estimate =>
  estimateStack(stackOf('us-east-1', ...resources), { book: builtInBook });

export const inSeoul = (...resources: Declared[]): Estimate =>
  estimateStack(stackOf('ap-northeast-2', ...resources), {
    book: builtInBook,
  });

type Bill = (readonly [name: string, monthly: string])[];

const linesOf = (resource: CostResource, path = ''): Bill => [
  ...resource.components.map(
    ({ name, monthly, gap }) =>
      [`${path}${name}`, monthly ?? `no ${gap}`] as const,
  ),
  ...resource.parts.flatMap(part => linesOf(part, `${path}${part.address}: `)),
];

/** Components in short: `vCPU: 29.5504`, or the gap. */
export const billOf = ({
  resources,
}: Pick<Estimate, 'resources'>): Record<string, string> =>
  Object.fromEntries(resources.flatMap(each => linesOf(each)));
