import { EvaluationError } from '../errors';
import { listOf, STRING } from '../types';
import { list, string, type Value } from '../values';
import { type Network, readNetwork, writeAddress } from './address';
import {
  COUNT,
  type FunctionTable,
  numberAt,
  TEXT,
  textAt,
  wholeAt,
} from './specification';

const write = ({ address, prefix, bits }: Network) =>
  `${writeAddress(address, bits)}/${prefix}`;

function wholeNumber(args: readonly Value[], index: number): bigint {
  const value = numberAt(args, index);
  if (value.isWhole()) return value.truncate();
  throw new EvaluationError('a whole number is required', index);
}

function host(network: Network, wanted: bigint): string {
  const { address, prefix, bits } = network;
  const total = 1n << BigInt(bits - prefix);
  const offset = wanted < 0n ? total + wanted : wanted;
  if (offset < 0n || offset >= total) {
    throw new EvaluationError(
      `a prefix of ${prefix} has no host number ${wanted}`,
      1,
    );
  }
  return writeAddress(address + offset, bits);
}

function netmask({ prefix, bits }: Network): string {
  if (bits !== 32) {
    throw new EvaluationError('an IPv6 network has no netmask', 0);
  }
  const free = BigInt(bits - prefix);
  return writeAddress((((1n << 32n) - 1n) >> free) << free, bits);
}

function extended(network: Network, extra: number, argument: number): number {
  const prefix = network.prefix + extra;
  if (extra < 0 || prefix > network.bits) {
    throw new EvaluationError(
      `a prefix of ${network.prefix} has no room for ${extra} more bits`,
      argument,
    );
  }
  return prefix;
}

function subnet(network: Network, extra: number, wanted: bigint): Network {
  const { address, bits } = network;
  const prefix = extended(network, extra, 1);
  if (wanted < 0n || wanted >= 1n << BigInt(extra)) {
    throw new EvaluationError(
      `${extra} more bits have no subnet number ${wanted}`,
      2,
    );
  }
  return { address: address + (wanted << BigInt(bits - prefix)), prefix, bits };
}

/** Subnets one behind the other, each at the next place that it fits. */
function subnets(network: Network, extras: readonly number[]): string[] {
  const { address, bits } = network;
  const end = address + (1n << BigInt(bits - network.prefix));
  let next = address;
  return extras.map((extra, index) => {
    if (extra < 1) {
      throw new EvaluationError('at least 1 more bit is required', index + 1);
    }
    const prefix = extended(network, extra, index + 1);
    const size = 1n << BigInt(bits - prefix);
    const start = ((next + size - 1n) / size) * size;
    next = start + size;
    if (next > end) {
      throw new EvaluationError(
        `there is no room left in ${write(network)} for this subnet`,
        index + 1,
      );
    }
    return write({ address: start, prefix, bits });
  });
}

export const NETWORK_FUNCTIONS: FunctionTable = {
  cidrhost: {
    parameters: [TEXT, COUNT],
    returns: STRING,
    run: args =>
      string(host(readNetwork(textAt(args, 0)), wholeNumber(args, 1))),
  },
  cidrnetmask: {
    parameters: [TEXT],
    returns: STRING,
    run: args => string(netmask(readNetwork(textAt(args, 0)))),
  },
  cidrsubnet: {
    parameters: [TEXT, COUNT, COUNT],
    returns: STRING,
    run: args => {
      const network = readNetwork(textAt(args, 0));
      return string(
        write(subnet(network, wholeAt(args, 1), wholeNumber(args, 2))),
      );
    },
  },
  cidrsubnets: {
    parameters: [TEXT],
    rest: COUNT,
    returns: listOf(STRING),
    run: args => {
      const extras = args.slice(1).map((_, index) => wholeAt(args, index + 1));
      const texts = subnets(readNetwork(textAt(args, 0)), extras);
      return list(STRING, texts.map(string));
    },
  },
};
