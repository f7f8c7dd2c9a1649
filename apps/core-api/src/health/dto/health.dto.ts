/** State of the service, without details: those are private. */
export class HealthDto {
  /**
   * Always `up`; a service that is not answers with a problem.
   * @example 'up'
   */
  status!: 'up';
}
