import type { Trail } from '../estate/logging.ts';
import { ServiceError } from '../wire/service-error.ts';
import type { Call, Handlers } from './handler.ts';
import { present } from './paging.ts';

export const cloudtrail: Handlers<typeof import('@aws-sdk/client-cloudtrail')> = {
  DescribeTrails: (input, call) => {
    const shadows = input.includeShadowTrails !== false;
    const wanted = input.trailNameList ?? [];
    const trails = call.account.trails.filter(
      (trail) =>
        (trail.home === call.region || (shadows && trail.multiRegion)) &&
        (wanted.length === 0 || wanted.includes(trail.name) || wanted.includes(trail.arn)),
    );
    return { trailList: trails.map(trailShape) };
  },

  ListTrails: (_input, { account }) => ({
    Trails: account.trails.map(({ arn, name, home }) => ({ TrailARN: arn, Name: name, HomeRegion: home })),
  }),

  GetTrailStatus: (input, call) => {
    const trail = find(call, input.Name);
    return present({
      IsLogging: trail.logging,
      LatestDeliveryTime: trail.lastDelivery ?? undefined,
      LatestDeliveryError: trail.deliveryError ?? undefined,
      LatestDigestDeliveryTime: trail.validated ? (trail.lastDelivery ?? undefined) : undefined,
      LatestCloudWatchLogsDeliveryTime: trail.logGroupArn === null ? undefined : (trail.lastDelivery ?? undefined),
      StartLoggingTime: call.account.plan.ago(700),
      StopLoggingTime: trail.logging ? undefined : call.account.plan.ago(71),
    });
  },

  GetEventSelectors: (input, call) => {
    const trail = find(call, input.TrailName);
    return {
      TrailARN: trail.arn,
      EventSelectors: [
        {
          ReadWriteType: 'All',
          IncludeManagementEvents: trail.managementEvents,
          DataResources: trail.dataEvents ? [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] : [],
          ExcludeManagementEventSources: [],
        },
      ],
    };
  },
};

/** A trail is found by its name in its own region, by its ARN from anywhere. */
function find(call: Call, name: string | undefined): Trail {
  const trail = call.account.trails.find((one) => one.arn === name || (one.name === name && one.home === call.region));
  if (!trail)
    throw new ServiceError('TrailNotFoundException', `Unknown trail: ${name} for the user: ${call.account.id}`);
  return trail;
}

function trailShape(trail: Trail): object {
  return present({
    Name: trail.name,
    S3BucketName: trail.bucket,
    IncludeGlobalServiceEvents: true,
    IsMultiRegionTrail: trail.multiRegion,
    HomeRegion: trail.home,
    TrailARN: trail.arn,
    LogFileValidationEnabled: trail.validated,
    CloudWatchLogsLogGroupArn: trail.logGroupArn ?? undefined,
    CloudWatchLogsRoleArn:
      trail.logGroupArn === null ? undefined : `arn:aws:iam::${trail.arn.split(':')[4]}:role/cloudtrail-logs`,
    KmsKeyId: trail.kmsKey ?? undefined,
    HasCustomEventSelectors: trail.dataEvents || !trail.managementEvents,
    HasInsightSelectors: false,
    IsOrganizationTrail: trail.organisation,
  });
}
