import { runGroupBooking } from '../harness/group-booking';

runGroupBooking('scale-members', 10, 3);
