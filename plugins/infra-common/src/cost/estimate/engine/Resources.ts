import { DeclaredResource, DeclaredStack } from '../resources';
import { Arguments } from './Arguments';

const withoutIndex = (address: string): string =>
  address.replace(/\[[^\]]*\]$/, '');

const moduleOf = (address: string): string =>
  /^(?:module\.[^.[]+(?:\[[^\]]*\])?\.)*/.exec(address)?.[0] ?? '';

/** The resources of a stack, and how they refer to each other. */
export class Resources {
  /** By address, so that the order of the files changes nothing. */
  readonly all: readonly DeclaredResource[];
  readonly #byAddress = new Map<string, DeclaredResource>();
  readonly #byType = new Map<string, DeclaredResource[]>();

  constructor(stack: DeclaredStack) {
    this.all = [...stack.resources].sort((one, other) =>
      one.address < other.address ? -1 : Number(one.address > other.address),
    );
    for (const each of this.all) {
      this.#add(each.address, each);
      this.#add(withoutIndex(each.address), each);
      const sameType = this.#byType.get(each.type);
      if (sameType) sameType.push(each);
      else this.#byType.set(each.type, [each]);
    }
  }

  /** What an argument, or one in its block, refers to, of one of the types. */
  linked(
    from: DeclaredResource,
    argument: string,
    types: readonly string[],
  ): DeclaredResource | undefined {
    const links = Object.entries(from.links)
      .filter(([path]) => path === argument || path.startsWith(`${argument}.`))
      .flatMap(([, addresses]) => addresses);
    return links
      .map(link => this.#find(from, link))
      .find(found => found && types.includes(found.type));
  }

  /** The first of a type whose argument refers to the resource. */
  referring(
    to: DeclaredResource,
    type: string,
    argument: string,
  ): DeclaredResource | undefined {
    return (this.#byType.get(type) ?? []).find(
      each => this.linked(each, argument, [to.type]) === to,
    );
  }

  #find(from: DeclaredResource, link: string): DeclaredResource | undefined {
    const inModule = `${moduleOf(from.address)}${link}`;
    return (
      this.#byAddress.get(link) ??
      this.#byAddress.get(inModule) ??
      this.#byAddress.get(withoutIndex(link))
    );
  }

  #add(address: string, resource: DeclaredResource): void {
    if (!this.#byAddress.has(address)) this.#byAddress.set(address, resource);
  }
}

/** The arguments of a resource. */
export const argumentsOf = (resource: DeclaredResource): Arguments =>
  Arguments.of(resource.values, resource.unknown);
