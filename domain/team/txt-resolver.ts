/** Looks TXT records up (RFC 1035 §3.3.14): each record's strings joined; none where there are none. */
export interface TxtResolver {
  txt(name: string): Promise<string[]>;
}
