-- Acts on several stories are removed by age.
CREATE INDEX bulk_act_age ON bulk_act (made_at);
