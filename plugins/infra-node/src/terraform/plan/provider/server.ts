import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import {
  Server,
  ServerCredentials,
  ServiceDefinition,
  status,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { ProviderSchema } from '../../schema';
import {
  createHandlers,
  Handlers,
  KnownImports,
  Request,
  UsualValues,
} from './handlers';
import { CallName, CALLS, messageType } from './protocol';
import { ServedProvider, servedProvider, WantedTypes } from './served';

/** Where Terraform and OpenTofu look for a provider that names no host. */
const REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'];

/** A request holds one resource; nothing real comes near this. */
const LARGEST_REQUEST = 64 * 2 ** 20;

/** Providers that are being served. */
export interface ProviderServer {
  /** Value of the environment variable `TF_REATTACH_PROVIDERS`. */
  reattach: string;
  /** Ends all connections and removes the sockets. */
  close(): Promise<void>;
}

function providerService(): ServiceDefinition {
  const definition: Record<string, ServiceDefinition[string]> = {};
  for (const [name, [request, response]] of Object.entries(CALLS)) {
    const requestType = messageType(request);
    const responseType = messageType(response);
    definition[name] = {
      path: `/tfplugin5.Provider/${name}`,
      requestStream: false,
      responseStream: false,
      requestSerialize: value =>
        Buffer.from(requestType.encode(value).finish()),
      requestDeserialize: bytes => requestType.decode(bytes),
      // The schema is encoded already.
      responseSerialize: value =>
        Buffer.from(
          value instanceof Uint8Array
            ? value
            : responseType.encode(value).finish(),
        ),
      responseDeserialize: bytes => responseType.decode(bytes),
    };
  }
  return definition;
}

/** Terraform opens this stream first, and takes its end for the provider's. */
const BROKER_SERVICE: ServiceDefinition = {
  StartStream: {
    path: '/plugin.GRPCBroker/StartStream',
    requestStream: true,
    responseStream: true,
    requestSerialize: (bytes: Buffer) => bytes,
    requestDeserialize: (bytes: Buffer) => bytes,
    responseSerialize: (bytes: Buffer) => bytes,
    responseDeserialize: (bytes: Buffer) => bytes,
  },
};

const PROVIDER_SERVICE = providerService();

/** Errors become diagnostics, which Terraform shows with the resource. */
function implementation(handlers: Handlers): UntypedServiceImplementation {
  const result: UntypedServiceImplementation = {};
  for (const name of Object.keys(CALLS) as CallName[]) {
    result[name] = (
      call: { request: Request },
      done: (error: object | null, value?: object) => void,
    ) => {
      let answer: object;
      try {
        answer = handlers[name](call.request);
      } catch (error) {
        const detail = `${name}: ${error}`;
        if (name === 'GetSchema' || name === 'Stop') {
          done({ code: status.INTERNAL, details: detail });
          return;
        }
        const summary = 'The simulated provider could not answer';
        answer = { diagnostics: [{ severity: 1, summary, detail }] };
      }
      done(null, answer);
    };
  }
  return result;
}

/**
 * One gRPC server for each connection, because each connection is one
 * `provider` block with a region and tags of its own.
 */
function serveConnection(
  provider: ServedProvider,
  socket: net.Socket,
  { usual, imports }: Knowledge,
): Server {
  const server = new Server({
    'grpc.max_receive_message_length': LARGEST_REQUEST,
    'grpc.max_send_message_length': -1,
  });
  server.addService(
    PROVIDER_SERVICE,
    implementation(createHandlers(provider, usual, imports)),
  );
  server.addService(BROKER_SERVICE, {
    StartStream: (call: NodeJS.EventEmitter & { end(): void }) => {
      call.on('data', () => {});
      call.on('end', () => call.end());
      call.on('error', () => {});
    },
  });
  server
    .createConnectionInjector(ServerCredentials.createInsecure())
    .injectConnection(socket);
  return server;
}

async function listen(
  provider: ServedProvider,
  socketPath: string,
  knowledge: Knowledge,
) {
  const sockets = new Set<net.Socket>();
  const listener = net.createServer(socket => {
    sockets.add(socket);
    const server = serveConnection(provider, socket, knowledge);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      server.forceShutdown();
    });
  });
  // The server alone keeps no process alive.
  listener.unref();
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(socketPath, resolve);
  });
  return {
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => listener.close(resolve));
    },
  };
}

function reattachEntry(source: string, socketPath: string, pid: number) {
  const entry = {
    Protocol: 'grpc',
    ProtocolVersion: 5,
    // Terraform gives up a second after this process is gone.
    Pid: pid,
    // "In a test": Terraform neither ends nor waits for the process.
    Test: true,
    Addr: { Network: 'unix', String: socketPath },
  };
  return REGISTRIES.map(host => [`${host}/${source}`, entry] as const);
}

/** What providers know beside their schemas. */
interface Knowledge {
  usual?: UsualValues;
  imports?: KnownImports;
}

/** Where the sockets are, and as whom Terraform sees that place. */
export interface SocketPlace {
  folder: string;
  /** The same folder by the name it has for Terraform, when that is another. */
  seenAs?: string;
  /** A process that Terraform can see and that lives as long as we do; default: this one. */
  pid?: number;
}

/**
 * Serves providers that know their schemas and nothing else, so that
 * Terraform can plan without a registry and without AWS: `init` does not look
 * for attached providers, and no provider program is started.
 *
 * @param options.wanted serve only these types
 * @param options.place default: a new folder, removed at the end
 * @param options.usual what they set where nothing is said; default: nothing
 * @param options.imports what there is to import; default: what only has an id
 * @throws Error when the sockets cannot be made
 */
export async function serveProviders(
  schemas: readonly ProviderSchema[],
  options: {
    wanted?: WantedTypes;
    place?: SocketPlace;
  } & Knowledge = {},
): Promise<ProviderServer> {
  const own = options.place
    ? undefined
    : await mkdtemp(
        // As work folders are called, so that they are swept alike.
        path.join(os.tmpdir(), `infra-plan-${process.pid}-`),
      );
  const folder = options.place?.folder ?? (own as string);
  const seenAs = options.place?.seenAs ?? folder;
  const listeners: { close(): Promise<void> }[] = [];
  const close = async () => {
    await Promise.all(listeners.map(each => each.close()));
    if (own) await rm(own, { recursive: true, force: true });
  };
  try {
    const entries = [];
    for (const [index, schema] of schemas.entries()) {
      // Paths of sockets are limited to about a hundred bytes.
      const name = `p${index}`;
      const provider = servedProvider(schema, options.wanted);
      listeners.push(await listen(provider, path.join(folder, name), options));
      entries.push(
        ...reattachEntry(
          schema.source,
          path.posix.join(seenAs, name),
          options.place?.pid ?? process.pid,
        ),
      );
    }
    return { reattach: JSON.stringify(Object.fromEntries(entries)), close };
  } catch (error) {
    await close();
    throw error;
  }
}
