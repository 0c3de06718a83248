-- What a store sells, as its owner says: {ordersPerDay, averageOrder in minor units, currency}.
alter table stores add column trade jsonb;
