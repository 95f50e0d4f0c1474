import { ServiceError } from '../wire/service-error.ts';
import type { Handlers } from './handler.ts';
import { pageOf, present } from './paging.ts';

/** Certificates and load balancers: what the outside world meets. */
export const acm: Handlers<typeof import('@aws-sdk/client-acm')> = {
  ListCertificates: (input, { account, region }) => {
    const statuses = input.CertificateStatuses ?? [];
    const wanted = account
      .region(region)
      .assets.certificates.filter((one) => statuses.length === 0 || statuses.includes(one.status));
    const page = pageOf(wanted, {
      list: 'certificates',
      token: input.NextToken,
      size: input.MaxItems,
      standard: 100,
      most: 1000,
      invalid: 'ValidationException',
    });
    return present({
      CertificateSummaryList: page.items.map((one) => ({
        CertificateArn: one.arn,
        DomainName: one.domain,
        SubjectAlternativeNameSummaries: [one.domain],
        Status: one.status,
        Type: one.type,
        KeyAlgorithm: 'EC_prime256v1' as const,
        InUse: one.inUse,
        RenewalEligibility: one.renewable ? ('ELIGIBLE' as const) : ('INELIGIBLE' as const),
        NotBefore: new Date(one.notAfter.getTime() - 395 * 86_400_000),
        NotAfter: one.notAfter,
      })),
      NextToken: page.next,
    });
  },
};

export const elasticloadbalancing: Handlers<typeof import('@aws-sdk/client-elastic-load-balancing-v2')> = {
  DescribeLoadBalancers: (input, { account, region }) => {
    const page = pageOf(account.region(region).assets.balancers, {
      list: 'balancers',
      token: input.Marker,
      size: input.PageSize,
      standard: 400,
      most: 400,
      invalid: 'ValidationError',
    });
    return present({
      LoadBalancers: page.items.map((one) => ({
        LoadBalancerArn: one.arn,
        LoadBalancerName: one.name,
        DNSName: `${one.name}.${region}.elb.amazonaws.com`,
        Scheme: one.scheme,
        Type: 'application' as const,
        VpcId: one.vpc,
        CreatedTime: one.created,
        State: { Code: 'active' as const },
        IpAddressType: 'ipv4' as const,
        SecurityGroups: [],
        AvailabilityZones: [],
      })),
      NextMarker: page.next,
    });
  },

  DescribeLoadBalancerAttributes: (input, { account, region }) => {
    const one = account.region(region).assets.balancers.find((balancer) => balancer.arn === input.LoadBalancerArn);
    if (!one) throw noBalancer(input.LoadBalancerArn);
    const attributes = {
      'access_logs.s3.enabled': one.accessLogs,
      'access_logs.s3.bucket': one.accessLogs ? `${account.plan.account.name}-access-logs` : '',
      'deletion_protection.enabled': one.deletionProtection,
      'routing.http.drop_invalid_header_fields.enabled': one.dropInvalidHeaders,
    };
    return { Attributes: Object.entries(attributes).map(([Key, value]) => ({ Key, Value: String(value) })) };
  },

  DescribeListeners: (input, { account, region }) => {
    const { balancers } = account.region(region).assets;
    const one = balancers.find((balancer) => balancer.arn === input.LoadBalancerArn);
    if (input.LoadBalancerArn !== undefined && !one) throw noBalancer(input.LoadBalancerArn);
    const all = one
      ? one.listeners
      : balancers
          .flatMap((balancer) => balancer.listeners)
          .filter((listener) => input.ListenerArns?.includes(listener.arn));
    const page = pageOf(all, {
      list: 'listeners',
      token: input.Marker,
      size: input.PageSize,
      standard: 100,
      most: 400,
      invalid: 'ValidationError',
    });
    return present({
      Listeners: page.items.map((listener) =>
        present({
          ListenerArn: listener.arn,
          LoadBalancerArn: input.LoadBalancerArn,
          Port: listener.port,
          Protocol: listener.protocol,
          SslPolicy: listener.policy ?? undefined,
          Certificates: listener.certificate === null ? [] : [{ CertificateArn: listener.certificate }],
          DefaultActions: [
            listener.redirect
              ? {
                  Type: 'redirect' as const,
                  RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' as const },
                }
              : { Type: 'forward' as const, TargetGroupArn: listener.arn.replace(':listener/', ':targetgroup/') },
          ],
        }),
      ),
      NextMarker: page.next,
    });
  },
};

function noBalancer(arn: string | undefined): ServiceError {
  return new ServiceError('LoadBalancerNotFoundException', `Load balancer '${arn}' not found`);
}
