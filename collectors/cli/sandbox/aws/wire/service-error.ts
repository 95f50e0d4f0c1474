/**
 * An error that AWS answers with. `code` is the name of a modelled error shape where the service has
 * one ("NoSuchEntityException"), else the code as it is on the wire ("NoSuchBucketPolicy"); a modelled
 * shape brings its own status and wire code.
 */
export class ServiceError extends Error {
  readonly code: string;
  /** HTTP status for codes that are not modelled. */
  readonly status: number;
  /** Further members of the error, in the spelling of the wire. */
  readonly members: Readonly<Record<string, string>>;
  /** Further response headers (the bucket's region in a redirect). */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    message: string,
    options: { status?: number; members?: Record<string, string>; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.name = 'ServiceError';
    this.code = code;
    this.status = options.status ?? 400;
    this.members = options.members ?? {};
    this.headers = options.headers ?? {};
  }
}
