import { expect, test } from 'vitest';
import { actionOf } from '#collectors/cli/sandbox/aws/auth/actions.ts';
import type { PolicyDocument } from '#collectors/cli/sandbox/aws/auth/policy.ts';
import { corePolicy, organisationPolicy } from '#collectors/cli/sandbox/aws/estate/read-only-policies.ts';
import { handlers } from '#collectors/cli/sandbox/aws/services/all.ts';
import { isServiceId, services } from '#collectors/cli/sandbox/aws/wire/catalog.ts';
import { modelOf, requiredMembers } from '#collectors/cli/sandbox/aws/wire/model.ts';
import { serve } from './running.ts';

const { sandbox, endpoint, config } = await serve();

type Constructor = new (input: object) => object;
interface AnyClient {
  send(command: object): Promise<object>;
}

const granted = [corePolicy, organisationPolicy].flatMap((policy) =>
  policy.Statement.flatMap((one) => [one.Action ?? []].flat()),
);
const answered = Object.keys(handlers)
  .filter(isServiceId)
  .flatMap((service) =>
    Object.keys(handlers[service]).map((operation) => ({ service, operation, action: actionOf(service, operation) })),
  );

/** The policies with one action taken out of them. */
function without(action: string): PolicyDocument[] {
  return [corePolicy, organisationPolicy].map((policy) => ({
    ...policy,
    Statement: policy.Statement.map((one) => ({
      ...one,
      Action: [one.Action ?? []].flat().filter((each) => each !== action),
    })),
  }));
}

test('every action of the read-only policies belongs to an operation that the sandbox answers', () => {
  const known = new Set(answered.map((one) => one.action));
  expect(granted.filter((action) => !known.has(action))).toEqual([]);
});

test.each([...new Set(granted)])('without %s the caller is refused by its name', async (action) => {
  const uses = answered.filter((one) => one.action === action);
  const credentials = sandbox.addUser({ name: `without-${action.replace(':', '-')}`, policies: without(action) });
  expect(uses.length).toBeGreaterThan(0);
  for (const { service, operation } of uses) {
    const module = (await services[service].load()) as Record<string, unknown>;
    const name = Object.keys(module).find((key) => key.endsWith('Client') && key !== '__Client') ?? '';
    const over = service === 's3control' ? { endpointProvider: () => ({ url: new URL(endpoint) }) } : {};
    const client = new (module[name] as Constructor)({ ...config({ credentials }), ...over }) as AnyClient;
    const shape = (await modelOf(service)).operations.get(operation);
    const input: Record<string, unknown> = service === 's3control' ? { AccountId: sandbox.estate.management.id } : {};
    for (const member of shape ? requiredMembers(shape.input) : []) input[member] = valueFor(member);
    const error: unknown = await client
      .send(new (module[`${operation}Command`] as Constructor)(input))
      .catch((cause: unknown) => cause);
    expect(error, `${service}.${operation}`).toBeInstanceOf(Error);
    const { name: code, message, $metadata } = error as Error & { $metadata: { httpStatusCode: number } };
    expect(code).toMatch(/^(AccessDenied|AccessDeniedException|UnauthorizedOperation)$/);
    expect(message).toContain(`is not authorized to perform: ${action}`);
    expect([400, 403]).toContain($metadata.httpStatusCode);
  }
});

function valueFor(member: string): unknown {
  if (member === 'RoleArn') return `arn:aws:iam::${sandbox.estate.accounts[3]?.id}:role/AnnexaReadOnly`;
  if (/(Ids|Types|Names)$/.test(member)) return ['x'];
  if (member === 'Bucket') return 'meridian-management-terraform-state';
  return 'SECURITY';
}

test('the refusals were the only thing to say', () => {
  expect(sandbox.violations).toEqual([]);
});
