import type { Lease, RequestData, RequestStore, StoredRequest } from '../store';

/** Somebody else wrote to the request, or took it over; look again. */
export class RequestChanged extends Error {
  constructor() {
    super('The request was changed meanwhile');
    this.name = 'RequestChanged';
  }
}

/** A request while somebody works on it: every write proves that it is still theirs. */
export class Claim {
  readonly #store: RequestStore;
  #lease: Lease;

  constructor(store: RequestStore, lease: Lease) {
    this.#store = store;
    this.#lease = lease;
  }

  get request(): StoredRequest {
    return this.#lease.request;
  }

  get data(): RequestData {
    return this.request.data;
  }

  get lease(): Lease {
    return this.#lease;
  }

  /** @throws RequestChanged */
  async save(
    data: Partial<RequestData>,
    rest: Partial<Omit<StoredRequest, 'data'>> = {},
  ): Promise<void> {
    const { token, request } = this.#lease;
    const next = { ...request, ...rest, data: { ...request.data, ...data } };
    const saved = await this.#store.update(next, { token });
    if (!saved) throw new RequestChanged();
    this.#lease = { token, request: saved };
  }

  /** Reads it again; false when it is no longer ours. */
  async reload(): Promise<boolean> {
    const { token, request } = this.#lease;
    if (!(await this.#store.renew(request.id, token))) return false;
    const found = await this.#store.find(request.id);
    if (!found) return false;
    // What was poked meanwhile is seen now.
    this.#lease = { token, request: found };
    return true;
  }
}
